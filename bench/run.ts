import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { benchFeed } from './bench-feed.ts';
import { benchImport } from './bench-import.ts';
import { benchOversell } from './bench-oversell.ts';
import { benchPhotos } from './bench-photos.ts';
import { benchSearch } from './bench-search.ts';
import { benchStart } from './bench-start.ts';
import { benchStock } from './bench-stock.ts';
import { benchTagHealth } from './bench-tag-health.ts';
import { printTable, type Measurement } from './measurement.ts';
import { withSpark } from './with-spark.ts';

const results: Measurement[] = [];
const [loadBefore = 0] = loadavg();

await withSpark(async (spark) => {
  results.push(...(await benchFeed(spark)));
  results.push(...(await benchPhotos(spark)));
});
results.push(...(await benchImport()));
results.push(...(await benchSearch()));
results.push(...(await benchOversell()));
results.push(...(await benchStock()));
results.push(...(await benchTagHealth()));
results.push(...(await benchStart()));

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, load before: ${loadBefore.toFixed(1)}`;
console.log(`\n${machine}\n`);
printTable(results);

await writeFile(
  new URL('results.json', import.meta.url),
  JSON.stringify({ machine, results }, null, 2) + '\n',
);
