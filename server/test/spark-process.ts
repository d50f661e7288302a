import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
// Longer than any test has: a busy machine starts slowly, and whoever cannot start ends by itself.
const READY_PATIENCE_MS = 90_000;

type Settings = Record<string, string>;

/** What is not a setting of Spark: where Node keeps what it compiled. */
const { NODE_COMPILE_CACHE: compiled } = process.env;
const ofNode = compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled };

/** Runs one command of the command line to its end. */
export async function runSpark(args: string[], settings: Settings): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...ofNode, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: Number(code), output, errors };
}

/** So much of what a Spark said is shown where it fails. */
const shownCharacters = 4_000;

/** Starts Spark as a process of its own, waits until it answers, and stops it after the test. */
export async function serveSpark(settings: Settings & { PORT: string }): Promise<ServedSpark> {
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...ofNode, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (words: string) => (said += words));
  const exited = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  onTestFinished(() => stop(child, exited));
  const address = `http://127.0.0.1:${settings.PORT}`;
  const ready = await Promise.race([waitUntilReady(address), exited.then(() => false)]);
  if (!ready) throw new Error(`Spark did not start: ${said}`);
  return {
    pid: child.pid ?? 0,
    kill: (signal) => void child.kill(signal),
    exited,
    post: (path, body) =>
      post(address + path, body).catch((cause: unknown) => {
        throw new Error(`Spark does not answer. It said last: ${said.slice(-shownCharacters)}`, { cause });
      }),
  };
}

/** Finds a port that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function waitUntilReady(address: string): Promise<boolean> {
  const deadline = Date.now() + READY_PATIENCE_MS;
  while (Date.now() < deadline) {
    const isReady = await fetch(`${address}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return true;
    await delay(100);
  }
  return false;
}

async function post(address: string, body: object): Promise<number> {
  // As a browser does: sign-in refuses requests of unknown origin.
  const headers = { 'content-type': 'application/json', origin: new URL(address).origin };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.status;
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await exited;
}

type Ended = { code: number; output: string; errors: string };

type ServedSpark = {
  pid: number;
  kill(signal: NodeJS.Signals): void;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  post(path: string, body: object): Promise<number>;
};
