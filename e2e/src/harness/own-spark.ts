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
  const place = Number(process.env['VITEST_POOL_ID'] ?? 1);
  const spark = inject('sparks')[place - 1];
  if (spark === undefined) throw new Error(`No Spark was started for the ${place}th file at a time.`);
  return spark;
}
