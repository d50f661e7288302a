import { inject } from 'vitest';
import type { Spark } from './start-spark.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** One for each file that runs at a time, so that what happens in one is no news to the other. */
    sparks: [Spark, ...Spark[]];
  }
}

/** The Spark that the journeys of this file visit, and no other file at the same time. */
export function ownSpark(): Spark {
  const sparks = inject('sparks');
  const spark = sparks[(Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % sparks.length];
  if (spark === undefined) throw new Error('No Spark was started for journeys.');
  return spark;
}
