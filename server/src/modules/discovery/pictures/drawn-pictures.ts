import { createHash } from 'node:crypto';
import { mkdir, opendir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Drawing, Scene } from '../../../platform/drawing/index.ts';

/** Counts up when the same scene is to be drawn otherwise. */
const drawingVersion = 4;
/** Drawings weigh about 80 KB; the oldest go beyond so many. */
const keptDrawings = 5_000;
const sweepEvery = 200;
const dayMs = 86_400_000;

/** Drawings by what is on them. */
export interface DrawnPictures {
  /** Names what a scene looks like; the same name is the same picture. */
  nameOf(scene: Scene): string;
  /** Draws a scene unless that was done before, and says where it lies. Throws `DrawingBusy`. */
  find(scene: Scene): Promise<string>;
}

/**
 * Keeps drawings in a folder, each named by what is on it: whatever changes a post, a price or a name makes another
 * drawing, and an unchanged one is never drawn twice.
 */
export function createDrawnPictures({
  folder,
  drawing,
}: {
  folder: string;
  drawing: Drawing;
}): DrawnPictures {
  const underWay = new Map<string, Promise<string>>();
  let drawn = 0;

  async function draw(name: string, scene: Scene): Promise<string> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${name}.jpg`);
    const there = await stat(file).catch(() => null);
    if (there !== null) {
      // Whatever is still asked for is not among the oldest.
      if (Date.now() - there.mtimeMs > dayMs) await utimes(file, new Date(), new Date());
      return file;
    }
    const bench = join(folder, `.${process.pid}-${name}`);
    try {
      await drawing.draw({ scene, file: bench });
      await rename(bench, file);
    } catch (error) {
      await rm(bench, { force: true });
      throw error;
    }
    drawn += 1;
    if (drawn % sweepEvery === 0) await dropOldest(folder);
    return file;
  }

  const nameOf = (scene: Scene) =>
    createHash('sha256')
      .update(JSON.stringify([drawingVersion, scene]))
      .digest('hex')
      .slice(0, 32);
  return {
    nameOf,
    find: (scene) => {
      const name = nameOf(scene);
      const found = underWay.get(name) ?? draw(name, scene).finally(() => underWay.delete(name));
      underWay.set(name, found);
      return found;
    },
  };
}

async function dropOldest(folder: string): Promise<void> {
  const files: { path: string; at: number }[] = [];
  for await (const { name } of await opendir(folder)) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null);
    if (facts?.isFile()) files.push({ path, at: facts.mtimeMs });
  }
  const newestFirst = files.toSorted((one, other) => other.at - one.at);
  for (const { path } of newestFirst.slice(keptDrawings)) await rm(path, { force: true });
}
