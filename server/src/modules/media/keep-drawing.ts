import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderTrusted } from '../../platform/decoder/index.ts';
import type { MediaStore } from '../../platform/storage/index.ts';
import { hashBytes } from './content-hash.ts';
import { placeFiles, type KeptPicture } from './keep-files.ts';

/**
 * Takes one of our own drawings, a JPEG without anything hidden in it, into the store, in this process and in a hurry:
 * somebody waits for hundreds of them. For a database that is still empty, where no file is taken away.
 */
export async function keepDrawing(store: MediaStore, bytes: Uint8Array): Promise<KeptPicture> {
  return store.withBench(async (folder) => {
    const file = join(folder, 'source');
    await writeFile(file, bytes, { flush: true });
    const picture = await renderTrusted({ file, folder, edit: null, ladder: 'quick' });
    const drawing = { file, width: picture.width, format: 'jpeg' as const, bytes: bytes.byteLength };
    const renditions = [...picture.renditions, drawing];
    return placeFiles(store, { contentHash: hashBytes(bytes), picture: { ...picture, renditions } });
  });
}
