import { availableParallelism } from 'node:os';
import { keepDrawing, type KeptPicture } from '../modules/media/index.ts';
import type { MediaStore } from '../platform/storage/index.ts';

/** A picture of the demo: what it is of, and how it comes to be. */
export interface PictureTask {
  key: string;
  draw(): Promise<Buffer>;
}

/** Draws pictures and takes them into the store, as many at a time as there are cores. */
export async function renderDemoPictures(
  store: MediaStore,
  tasks: readonly PictureTask[],
  onProgress: (done: number, total: number) => void,
): Promise<Map<string, KeptPicture>> {
  const pictures = new Map<string, KeptPicture>();
  const waiting = tasks.values();
  const work = async () => {
    for (const task of waiting) {
      pictures.set(task.key, await keepDrawing(store, await task.draw()));
      onProgress(pictures.size, tasks.length);
    }
  };
  // One more than there are cores, so that none waits while another's bytes are written.
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
  return pictures;
}
