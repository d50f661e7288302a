// `npm test`: every check there is, two at a time, the journeys last. `npm run check` leaves the journeys out.
import './prepare/require-node.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../server/bin/pinned-node.mjs';
import { findBrowser } from './check/find-browser.mjs';
import { chains, demoIn, journeysIn } from './check/steps.mjs';
import { createTally } from './check/tally.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { oneAtATime } from './prepare/one-at-a-time.mjs';

const withJourneys = !process.argv.includes('--without-journeys');

process.chdir(root);
await oneAtATime(ensureInstalled);

const tally = createTally();
const demoFolder = mkdtempSync(join(tmpdir(), 'spark-demo-'));
process.once('exit', () => rmSync(demoFolder, { recursive: true, force: true, maxRetries: 5 }));
/** A step may run several programs: it takes what they take together. */
const run = async (step) => {
  const startedAt = Date.now();
  tally.add(step.name, { ...(await step.run()), durationMs: Date.now() - startedAt });
};
const runAll = async (steps) => {
  for (const step of steps) await run(step);
};
const browser = withJourneys ? findBrowser() : null;
const journeys = async () => {
  const found = await browser;
  // Journeys need what is built and drawn.
  await Promise.all(begun);
  if ('path' in found) await run(journeysIn(found, demoFolder));
  else console.log(`– journeys skipped: ${found.reason}`);
};

const [tests, ...others] = browser === null ? chains : [...chains, [demoIn(demoFolder)]];
const begun = [];
const begin = (steps) => {
  const ended = runAll(steps);
  begun.push(ended);
  return ended;
};
const waiting = others.map((steps) => () => begin(steps));
if (browser !== null) waiting.push(journeys);
const lane = async (first) => {
  for (let next = first; next !== undefined; next = waiting.shift()) await next();
};
// The tests take longest. Journeys begin while they are at their end, where a core would have nothing to do.
await Promise.all([lane(() => runAll(tests)), lane(waiting.shift())]);
process.exit(tally.finish());
