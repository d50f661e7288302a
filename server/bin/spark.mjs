#!/usr/bin/env node
// `npx spark …`: the same command line under any Node from 20 on.
import { exitCodeOf, isInstalled, mainFile, runPinnedNode } from './pinned-node.mjs';

if (!isInstalled()) {
  console.error('Spark is not installed yet. Run "npm start" once, or "npm ci".');
  process.exit(1);
}
process.exit(exitCodeOf(await runPinnedNode([mainFile, ...process.argv.slice(2)])));
