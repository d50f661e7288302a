import type { Measurement } from './measurement.ts';
import { measureHostileFiles } from './photos/hostile-files.ts';
import { measureLadder } from './photos/ladder.ts';
import { measurePipeline } from './photos/pipeline.ts';
import type { Spark } from './with-spark.ts';

/** What photos cost by themselves, through a running Spark, and those who read meanwhile. */
export async function benchPhotos(spark: Spark): Promise<Measurement[]> {
  return [
    ...(await measureLadder()),
    ...(await measurePipeline(spark)),
    ...(await measureHostileFiles(spark)),
  ];
}
