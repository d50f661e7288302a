import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { allKnowing } from './all-knowing.ts';
import { makeCommunity, type Community } from './community.ts';
import type { Feed } from './feeds.ts';
import { pageOf } from './page-report.ts';
import { newestFirst, newestOfInterests, popularFirst } from './plain-feeds.ts';
import { compareRings } from './ring.ts';
import { simulate } from './simulate.ts';
import { sparkFeed } from './spark-feed.ts';
import { chartOf, ringTableOf, tableOf } from './text-report.ts';

const options = {
  seed: { type: 'string', default: '1' },
  people: { type: 'string', default: '1000' },
  days: { type: 'string', default: '30' },
  json: { type: 'boolean', default: false },
} as const;

const least = { seed: 0, people: 50, days: 2 };
const size = readSize();
const community = makeCommunity(size);
const feeds: readonly ((community: Community) => Feed)[] = [
  newestFirst,
  popularFirst,
  newestOfInterests,
  sparkFeed(),
  sparkFeed({ name: 'Spark, refitted', refits: true }),
  allKnowing,
];

const rows = feeds.map((make) => {
  if (!values().json) process.stderr.write('.');
  return simulate(community, make(community));
});
const rings = compareRings(size, [newestOfInterests, popularFirst, sparkFeed()]);

const what = `${size.people} people, ${community.posts.length} posts and ${community.visits.length} visits in ${size.days} days, seed ${size.seed}`;
if (values().json) {
  console.log(JSON.stringify({ ...size, posts: community.posts.length, feeds: rows, rings }, null, 2));
} else {
  const page = new URL('../simulation.html', import.meta.url);
  await writeFile(page, pageOf(rows, `Feeds for a made-up community: ${what}`));
  console.log(`\n${what}\n\n${tableOf(rows)}\n\nSatisfaction, and day by day\n${chartOf(rows)}\n`);
  console.log(`${ringTableOf(rings)}\n\nThe same as a page: bench/simulation.html`);
}

function values() {
  return parseArgs({ options }).values;
}

function readSize(): { seed: number; people: number; days: number } {
  const given = values();
  return {
    seed: whole('seed', given.seed),
    people: whole('people', given.people),
    days: whole('days', given.days),
  };
}

function whole(name: keyof typeof least, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least[name]) return number;
  console.error(`--${name} has to be a whole number from ${least[name]}.`);
  process.exit(2);
}
