import type { Measurement } from './measurement.ts';
import { withSpark } from './with-spark.ts';

/** How long a start takes when everything is there already, until the first page can be asked for. */
export async function benchStart(): Promise<Measurement[]> {
  const startedAt = performance.now();
  let seconds = 0;
  await withSpark(async () => {
    seconds = (performance.now() - startedAt) / 1_000;
  });
  return [{ name: 'a later start, until ready', value: seconds, unit: 's' }];
}
