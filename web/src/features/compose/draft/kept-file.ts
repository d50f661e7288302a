import type { DraftStore } from './device-drafts.ts';
import type { KeptPicture } from './kept-draft.ts';

/** The files of pictures as they were chosen; one that a device lost, or has only the beginning of, is left out. */
export async function keptFiles(
  store: Pick<DraftStore, 'files'>,
  pictures: readonly Pick<KeptPicture, 'key' | 'fileBytes'>[],
): Promise<Map<string, File>> {
  const files = await store.files(pictures.map(({ key }) => key));
  const whole = await Promise.all(
    pictures.map(async ({ key, fileBytes }) => {
      const file = files.get(key);
      return file !== undefined && (await isWhole(file, fileBytes)) ? [[key, file] as const] : [];
    }),
  );
  return new Map(whole.flat());
}

async function isWhole(file: File, fileBytes: number | undefined): Promise<boolean> {
  if (fileBytes !== undefined && file.size !== fileBytes) return false;
  try {
    // What was cut off after the browser noted how long it is cannot be read to its end.
    const end = await file.slice(-1).arrayBuffer();
    return end.byteLength === Math.min(1, file.size);
  } catch {
    return false;
  }
}
