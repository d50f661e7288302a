import type { TestProject } from 'vitest/node';
import { startSparks } from './start-spark.ts';

/** Starts a Spark for each of the files that run at the same time. */
export async function setup({ provide, config }: TestProject): Promise<() => Promise<void>> {
  const { sparks, stop } = await startSparks(config.maxWorkers, { pictures: 'sketches' });
  provide('sparks', sparks);
  return stop;
}
