import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderTrusted } from '../../platform/decoder/index.ts';
import type { MediaStore } from '../../platform/storage/index.ts';
import { hashBytes } from './content-hash.ts';
import { placeFiles, type KeptPicture } from './keep-files.ts';

/**
 * Takes one of our own drawings into the store, in this process and in a hurry: somebody waits for hundreds of them. For
 * a database that is still empty, where no file is taken away.
 */
export async function keepDrawing(store: MediaStore, bytes: Uint8Array): Promise<KeptPicture> {
  return store.withBench(async (folder) => {
    const file = join(folder, 'source');
    await writeFile(file, bytes);
    const picture = await renderTrusted({ file, folder, edit: null, ladder: 'quick' });
    return placeFiles(store, { contentHash: hashBytes(bytes), picture });
  });
}
