import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseWalk, countTouches, graphOf, type Quality, type Trial } from '@spark/ranking';
import { rankNewPeople, type ColdStart } from './cold-start.ts';
import { rankByPopularity, rankPeople, type Ranked } from './rank-people.ts';
import { readDataSet } from './read-data.ts';

/** What one data set says. */
interface Result extends Ranked {
  data: string;
  people: number;
  things: number;
  chosen: Trial['settings'];
  popularity: Quality;
  coldStart: ColdStart[];
  buildMs: number;
  memoryMb: number;
}

const usual = join(import.meta.dirname, '../../../shared/data/ranking');
const { values } = parseArgs({
  options: { data: { type: 'string' }, json: { type: 'boolean', default: false } },
});

const results: Result[] = [];
for (const folder of await foldersOf(values.data)) {
  const result = await measure(folder);
  if (result === null) continue;
  results.push(result);
  if (!values.json) print(result);
}
if (values.json) console.log(JSON.stringify(results, null, 2));
if (results.length === 0)
  console.error('There was nothing to rank. Name a folder: npm run bench:ranking -- --data <folder>.');

/** The folder that was named, or those of the public data where they lie. */
async function foldersOf(named: string | undefined): Promise<string[]> {
  if (named !== undefined) return [named];
  const entries = await readdir(usual, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(usual, name));
}

async function measure(folder: string): Promise<Result | null> {
  const data = await readDataSet(folder).catch((error: unknown) => {
    if (values.data !== undefined) throw error;
    console.error(`Skipped: ${String(error)}`);
    return null;
  });
  if (data === null) return null;
  const { settings } = chooseWalk({
    histories: data.train,
    things: data.things,
    isInOrder: data.isSequence,
  }).best;
  const startedAt = performance.now();
  const graph = graphOf(data.train, data.things);
  const buildMs = performance.now() - startedAt;
  return {
    data: basename(folder),
    people: data.train.length,
    things: data.things,
    chosen: settings,
    ...rankPeople(graph, data, settings),
    popularity: rankByPopularity(countTouches(data.train, data.things), data),
    coldStart: data.interestsOf.length === 0 ? [] : rankNewPeople(data, settings),
    buildMs,
    memoryMb: process.memoryUsage().rss / 1e6,
  };
}

function print(result: Result): void {
  const { startPower, endPower, recencyPower } = result.chosen;
  console.log(`\n${result.data}: ${result.people} people, ${result.things} things`);
  console.log(
    `  chosen: start ${startPower}, end ${endPower}, recency ${recencyPower}; built in ${result.buildMs.toFixed(0)} ms, ` +
      `ranked in ${result.p50Ms.toFixed(2)} ms (p50), ${result.p99Ms.toFixed(2)} ms (p99), ${result.memoryMb.toFixed(0)} MB`,
  );
  console.log(`  ${''.padEnd(28)}Recall@20  NDCG@20   HR@10     NDCG@10`);
  printQuality('the walk', result.quality);
  printQuality('popularity', result.popularity);
  for (const { touched, quality, popularity } of result.coldStart) {
    printQuality(`new, 5 interests${touched > 0 ? ` and ${touched}` : ''}`, quality);
    if (touched === 0) printQuality('new, popularity', popularity);
  }
}

function printQuality(name: string, { recall20, ndcg20, hitRate10, ndcg10 }: Quality): void {
  const figures = [recall20, ndcg20, hitRate10, ndcg10].map((value) => value.toFixed(4).padEnd(10));
  console.log(`  ${name.padEnd(28)}${figures.join('')}`);
}
