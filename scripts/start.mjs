// `npm start`: whatever is missing is made, and then Spark is served until it is stopped.
import './prepare/require-node.mjs';
import { setTimeout as delay } from 'node:timers/promises';
import { exitCodeOf, mainFile, root, runPinnedNode } from '../server/bin/pinned-node.mjs';
import { buildWebBeside } from './prepare/build-web.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { oneAtATime } from './prepare/one-at-a-time.mjs';

/** Killed this often, each time right after its start, the server is not started again. */
const MAX_EARLY_DEATHS = 3;
const EARLY_MS = 10_000;

process.chdir(root);
await oneAtATime(ensureInstalled);
// Beside the server, which makes its database and lets the demo move in meanwhile, and waits for the pages then.
const building = oneAtATime(buildWebBeside);
let hasBuildFailed = false;
void building.then(({ isOk, isStopped }) => (hasBuildFailed = !isOk && !isStopped));

for (let earlyDeaths = 0; ;) {
  const startedAt = Date.now();
  const end = await runPinnedNode([mainFile, 'serve', '--await-pages', ...process.argv.slice(2)], building);
  // Only a death from outside (kill -9, out of memory) is mended; an exit code is an answer and handed on.
  const wasKilled = end.signal !== null && !end.wasAskedToStop;
  earlyDeaths = Date.now() - startedAt < EARLY_MS ? earlyDeaths + 1 : 0;
  if (!wasKilled || earlyDeaths >= MAX_EARLY_DEATHS) process.exit(hasBuildFailed ? 1 : exitCodeOf(end));
  console.error(`Spark was killed (${end.signal}); starting it again.`);
  await delay(500);
}
