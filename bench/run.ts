import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { benchAxe } from './bench-axe.ts';
import { benchCrowd } from './bench-crowd.ts';
import { benchEnthusiasts } from './bench-enthusiasts.ts';
import { benchFanOut } from './bench-fan-out.ts';
import { benchFeed, benchGrowth } from './bench-feed.ts';
import { benchFreshness } from './bench-freshness.ts';
import { benchImport } from './bench-import.ts';
import { benchLoad } from './bench-load.ts';
import { benchOversell } from './bench-oversell.ts';
import { benchPages } from './bench-pages.ts';
import { benchPhotos } from './bench-photos.ts';
import { benchPictures } from './bench-pictures.ts';
import { benchRank } from './bench-rank.ts';
import { benchScroll } from './bench-scroll.ts';
import { benchSearch } from './bench-search.ts';
import { benchSmiles } from './bench-smiles.ts';
import { benchStart } from './bench-start.ts';
import { benchStock } from './bench-stock.ts';
import { benchStreams } from './bench-streams.ts';
import { benchTagHealth } from './bench-tag-health.ts';
import { benchVisit } from './bench-visit.ts';
import { printTable, type Measurement } from './measurement.ts';
import { withSpark } from './with-spark.ts';

/** What is measured, in this order. */
const parts: Record<string, () => Promise<Measurement[]>> = {
  feed: benchFeed,
  rank: benchRank,
  pages: () => withSpark(benchPages),
  pictures: () => withSpark(benchPictures),
  scroll: () => withSpark(benchScroll),
  photos: () => withSpark(benchPhotos),
  import: benchImport,
  search: benchSearch,
  oversell: benchOversell,
  smiles: benchSmiles,
  crowd: benchCrowd,
  freshness: benchFreshness,
  stock: benchStock,
  streams: benchStreams,
  'fan-out': benchFanOut,
  tags: benchTagHealth,
  enthusiasts: benchEnthusiasts,
  axe: () => withSpark(benchAxe),
  visit: () => withSpark(benchVisit),
  start: benchStart,
};

/** What takes so long that it is measured only when it is asked for. */
const longParts: Record<string, () => Promise<Measurement[]>> = {
  growth: benchGrowth,
  load: benchLoad,
};

// `npm run bench -- search stock` measures these alone.
const asked = process.argv.slice(2);
const known = { ...parts, ...longParts };
const unknown = asked.filter((name) => !(name in known));
if (unknown.length > 0) {
  console.error(`There is no such part: ${unknown.join(', ')}. There are ${Object.keys(known).join(', ')}.`);
  process.exit(2);
}

const results: Measurement[] = [];
const [loadBefore = 0] = loadavg();
for (const [name, measure] of Object.entries(known)) {
  if (asked.length === 0 ? name in parts : asked.includes(name)) results.push(...(await measure()));
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, load before: ${loadBefore.toFixed(1)}`;
console.log(`\n${machine}\n`);
printTable(results);

await writeFile(
  new URL('results.json', import.meta.url),
  JSON.stringify({ machine, results }, null, 2) + '\n',
);
