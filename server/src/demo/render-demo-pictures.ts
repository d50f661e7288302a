import { availableParallelism } from 'node:os';
import { keepDrawing, type KeptPicture } from '../modules/media/index.ts';
import type { MediaStore } from '../platform/storage/index.ts';
import type { Drawers } from './draw-elsewhere.ts';

/** Has pictures drawn and takes them into the store, as many at a time as there are cores. */
export async function renderDemoPictures(
  store: MediaStore,
  { draw }: Pick<Drawers, 'draw'>,
  keys: readonly string[],
  onProgress: (done: number, total: number) => void,
): Promise<Map<string, KeptPicture>> {
  const pictures = new Map<string, KeptPicture>();
  const waiting = keys.values();
  const work = async () => {
    for (const key of waiting) {
      pictures.set(key, await keepDrawing(store, await draw(key)));
      onProgress(pictures.size, keys.length);
    }
  };
  // Some more than there are cores, so that none waits while another's bytes are written or drawn.
  await Promise.all(Array.from({ length: availableParallelism() * 2 }, work));
  return pictures;
}
