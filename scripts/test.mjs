// `npm test`: every check there is, two at a time, then the journeys. `npm run check` leaves the journeys out.
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

const AT_A_TIME = 2;
const withJourneys = !process.argv.includes('--without-journeys');

process.chdir(root);
// Where there is none yet it is fetched while npm fetches, too.
const browser = withJourneys ? findBrowser() : null;
await oneAtATime(ensureInstalled);

const tally = createTally();
const demoFolder = mkdtempSync(join(tmpdir(), 'spark-demo-'));
process.once('exit', () => rmSync(demoFolder, { recursive: true, force: true, maxRetries: 5 }));
const [tests, ...others] = chains;
// Filling the demo loads nearly all there is of the server, and leaves to the tests what Node compiled of it.
const waiting = [withJourneys ? [demoIn(demoFolder), ...tests] : tests, ...others];
/** A step may run several programs: it takes what they take together. */
const run = async (step) => {
  const startedAt = Date.now();
  tally.add(step.name, { ...(await step.run()), durationMs: Date.now() - startedAt });
};
const lane = async () => {
  for (let chain = waiting.shift(); chain !== undefined; chain = waiting.shift()) {
    for (const step of chain) await run(step);
  }
};
await Promise.all(Array.from({ length: AT_A_TIME }, lane));

if (browser !== null) {
  const found = await browser;
  if ('path' in found) {
    await run(journeysIn(found, demoFolder));
  } else {
    console.log(`– journeys skipped: ${found.reason}`);
  }
}
process.exit(tally.finish());
