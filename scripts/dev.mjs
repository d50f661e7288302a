// `npm run dev`: the server, started again at each change, and the pages by Vite with reload in place.
import './prepare/require-node.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { mainFile, pinnedNode, root } from '../server/bin/pinned-node.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { oneAtATime } from './prepare/one-at-a-time.mjs';

process.chdir(root);
await oneAtATime(ensureInstalled);

const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const parts = [
  spawn(pinnedNode, ['--watch', '--watch-preserve-output', mainFile, 'serve'], { stdio: 'inherit' }),
  spawn(pinnedNode, [vite, 'dev'], { stdio: 'inherit', cwd: join(root, 'web') }),
];

const stop = () => parts.forEach((part) => part.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
for (const part of parts) part.once('exit', stop);
await Promise.all(parts.map((part) => new Promise((resolve) => part.once('close', resolve))));
