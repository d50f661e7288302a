import type { TestProject } from 'vitest/node';
import { startSparks } from './start-spark.ts';

/** Starts a Spark for each of the files that run at the same time. */
export async function setup({ provide, vitest }: TestProject): Promise<() => Promise<void>> {
  // Of the whole run: a project knows of no number of its own.
  const { maxWorkers } = vitest.config;
  if (!Number.isInteger(maxWorkers)) throw new Error('Nobody says how many files run at the same time.');
  const { sparks, stop } = await startSparks(maxWorkers, { pictures: 'sketches' });
  provide('sparks', sparks);
  return stop;
}
