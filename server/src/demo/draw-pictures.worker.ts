import { parentPort, workerData } from 'node:worker_threads';
import { demoPictureTasks } from './demo-picture-tasks.ts';
import type { Drawing, DrawingWish } from './draw-elsewhere.ts';

// The parse boundary: `draw-elsewhere.ts` starts this.
const { scale } = workerData as { scale: number };
const tasks = new Map(demoPictureTasks(scale).map((task) => [task.key, task]));

parentPort?.on('message', ({ key }: DrawingWish) => {
  void answer(key);
});

/** What fails here fails in whoever asked. */
async function answer(key: string): Promise<void> {
  const jpeg = await tasks.get(key)?.draw();
  if (jpeg === undefined) throw new Error(`The demo has no picture “${key}”.`);
  parentPort?.postMessage({ key, jpeg } satisfies Drawing);
}
