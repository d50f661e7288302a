import { constants, setPriority } from 'node:os';
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { drawScene } from './draw-scene.ts';
import type { Coverage } from './font-coverage.ts';
import { loadCoverage, unpackFonts } from './fonts.ts';
import type { Scene } from './scene.ts';

/** What is asked of the process. */
export interface DrawingTask {
  scene: Scene;
  /** Where the drawing goes. */
  file: string;
}

/** What it answers: nothing where all went well, else what went wrong, with the system's code for it. */
export interface DrawingAnswer {
  failure: { message: string; code: string | null } | null;
}

// A process of its own: the fonts are chosen by its environment, and its memory goes when nobody shares a link.
const fontFolder = process.argv[2] ?? '';

sharp.cache(false);
sharp.concurrency(1);
// Pages come first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

let coverage: Promise<Coverage> | null = null;
// Whoever draws is told of it.
prepare().catch(() => undefined);
// Sent by our own parent.
process.on('message', (task) => void work(task as DrawingTask));

async function work({ scene, file }: DrawingTask): Promise<void> {
  try {
    await writeFile(file, await drawScene(scene, await prepare()));
    answer({ failure: null });
  } catch (error) {
    answer({ failure: describe(error) });
  }
}

/** Done once, and again where it failed: a disk that was full has room later. */
function prepare(): Promise<Coverage> {
  coverage ??= unpackFonts(fontFolder)
    .then(() => loadCoverage(fontFolder))
    .catch((error: unknown) => {
      coverage = null;
      throw error;
    });
  return coverage;
}

function describe(error: unknown): DrawingAnswer['failure'] {
  if (!(error instanceof Error)) return { message: String(error), code: null };
  return { message: error.message, code: 'code' in error ? String(error.code) : null };
}

function answer(message: DrawingAnswer): void {
  process.send?.(message);
}
