// `npm run bench`: what Spark takes, beside references; `npm run bench -- search stock` measures these parts alone.
import './prepare/require-node.mjs';
import { exitCodeOf, root, runPinnedNode } from '../server/bin/pinned-node.mjs';
import { findBrowser } from './check/find-browser.mjs';
import { ensureWebBuilt } from './prepare/build-web.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { oneAtATime } from './prepare/one-at-a-time.mjs';

process.chdir(root);
await oneAtATime(async () => {
  await ensureInstalled();
  await ensureWebBuilt();
});
const browser = await findBrowser();
if ('path' in browser) {
  process.env.SPARK_BROWSER = browser.path;
  if (browser.shell !== undefined) process.env.SPARK_BROWSER_SHELL = browser.shell;
} else {
  console.log(`Visits are not measured: ${browser.reason}.`);
}
process.exit(exitCodeOf(await runPinnedNode(['bench/run.ts', ...process.argv.slice(2)])));
