import { cpuSecondsOf } from '../cpu-seconds.ts';
import { median } from '../median.ts';
import type { Spark } from '../with-spark.ts';

const batches = 15;
// The kernel counts in hundredths of a second: one page alone cannot be told from none.
const pagesInBatch = 20;
const warmUpPages = 100;

/** What it costs the server to render a page, in milliseconds of processor time: the median of batches. */
export async function renderCost({ url, pid }: Spark, path: string): Promise<number> {
  const renderPages = async (count: number) => {
    for (let page = 0; page < count; page++) await (await fetch(url + path)).text();
  };
  await renderPages(warmUpPages);
  const costs: number[] = [];
  for (let batch = 0; batch < batches; batch++) {
    const before = (await cpuSecondsOf(pid)) ?? 0;
    await renderPages(pagesInBatch);
    costs.push((((await cpuSecondsOf(pid)) ?? 0) - before) * (1_000 / pagesInBatch));
  }
  return median(costs);
}
