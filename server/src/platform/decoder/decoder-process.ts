import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import sharp from 'sharp';
import { explainFailure, type Failure } from './explain-failure.ts';
import { retirementBytes } from './limits.ts';
import { renderPicture } from './render-picture.ts';
import { sniffFile } from './sniff-format.ts';
import { PictureRefusal, type PictureTask, type RenderedPicture } from './task.ts';

/** What the process says to the one that started it. */
export type DecoderMessage =
  | { kind: 'ready' }
  | { kind: 'done'; picture: RenderedPicture; isRetiring: boolean }
  | { kind: 'failed'; failure: Failure; isRetiring: boolean };

// Strangers' files are read here, in a process that holds nothing worth stealing and whose end costs one picture.
const watchMs = 20;
const memoryLimitBytes = Number(process.argv[2]);

sharp.cache(false);
sharp.concurrency(1);
// Whatever a file pretends to be: only these readers exist.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadWebpFile',
    'VipsForeignLoadHeifFile',
    'VipsForeignLoadNsgifFile',
  ],
});
// A prebuilt libvips reads AVIF alone; one of the system may know HEIC, too.
const readsHeic = sharp.format.heif.input.fileSuffix?.includes('.heic') ?? false;

stepBack();
// A stop is asked of the parent, which lets the work at hand end; its own end is this process's, too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', endNow);
setInterval(() => {
  if (process.memoryUsage.rss() > memoryLimitBytes) endNow();
}, watchMs);
// Sent by our own parent.
process.on('message', (task) => void work(task as PictureTask));
send({ kind: 'ready' });

async function work(task: PictureTask): Promise<void> {
  try {
    const format = await sniffFile(task.file);
    if (format === null) throw new PictureRefusal('unknown_format');
    if (format === 'heic' && !readsHeic) throw new PictureRefusal('heic');
    const picture = await renderPicture(task);
    send({ kind: 'done', picture, isRetiring: isHeavy() });
  } catch (error) {
    send({ kind: 'failed', failure: explainFailure(error), isRetiring: isHeavy() });
  }
}

function isHeavy(): boolean {
  return process.memoryUsage.rss() > retirementBytes;
}

function send(message: DecoderMessage): void {
  process.send?.(message);
}

// Without the farewell of an exit, which would wait for the decoder's threads.
function endNow(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Pages come first: decoding takes what they leave of the cores. */
function stepBack(): void {
  const priority = constants.priority.PRIORITY_BELOW_NORMAL;
  setPriority(priority);
  if (process.platform !== 'linux') return;
  // Here each thread has a priority of its own; those still to come take after these.
  for (const thread of readdirSync('/proc/self/task')) {
    try {
      setPriority(Number(thread), priority);
    } catch {
      // A thread that ended meanwhile needs none.
    }
  }
}
