// `npm run shots`: pictures of every screen, on phone and desktop, light and dark, in the folder `shots/`.
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
if (!('path' in browser)) {
  console.error(`There is no browser to take pictures with: ${browser.reason}.`);
  process.exit(1);
}
process.env.SPARK_BROWSER = browser.path;
process.exit(exitCodeOf(await runPinnedNode(['e2e/src/shots.ts', ...process.argv.slice(2)])));
