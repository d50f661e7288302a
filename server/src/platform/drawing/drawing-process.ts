import { constants, setPriority } from 'node:os';
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { drawScene } from './draw-scene.ts';
import { loadCoverage, unpackFonts } from './fonts.ts';
import type { Scene } from './scene.ts';

/** What is asked of the process. */
export interface DrawingTask {
  scene: Scene;
  /** Where the drawing goes. */
  file: string;
}

/** What it answers: nothing where all went well. */
export interface DrawingAnswer {
  failure: string | null;
}

// A process of its own: the fonts are chosen by its environment, and its memory goes when nobody shares a link.
const fontFolder = process.argv[2] ?? '';

sharp.cache(false);
sharp.concurrency(1);
// Pages come first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const coverage = unpackFonts(fontFolder).then(() => loadCoverage(fontFolder));
// Whoever draws is told of it.
coverage.catch(() => undefined);
// Sent by our own parent.
process.on('message', (task) => void work(task as DrawingTask));

async function work({ scene, file }: DrawingTask): Promise<void> {
  try {
    await writeFile(file, await drawScene(scene, await coverage));
    answer({ failure: null });
  } catch (error) {
    answer({ failure: error instanceof Error ? error.message : String(error) });
  }
}

function answer(message: DrawingAnswer): void {
  process.send?.(message);
}
