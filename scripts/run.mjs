// Runs one of our TypeScript programs on the Node that Spark is made for: `node scripts/run.mjs <file> …`.
import './prepare/require-node.mjs';
import { exitCodeOf, runPinnedNode } from '../server/bin/pinned-node.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { oneAtATime } from './prepare/one-at-a-time.mjs';

await oneAtATime(ensureInstalled);
process.exit(exitCodeOf(await runPinnedNode(process.argv.slice(2))));
