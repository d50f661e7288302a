import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A running Spark with the demo community. */
export interface Spark {
  url: string;
  dataDir: string;
  /** Of its process. */
  pid: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));
// The first start draws the pictures of the demo.
const startPatienceMs = 600_000;

/** The arguments that run the command line of this checkout. */
export const sparkProgram = [fileURLToPath(new URL('../server/src/main.ts', import.meta.url))];

/** Where benchmarks keep their databases: `SPARK_BENCH_DIR` lets several checkouts use what one of them made. */
const keptDir = process.env['SPARK_BENCH_DIR'] ?? fileURLToPath(new URL('../.spark', import.meta.url));

/** Where the benchmark keeps a database; it stays, so that only the first run draws the demo's pictures. */
export function benchDataDir(name: string): string {
  return join(keptDir, `bench-${name}`);
}

/** Starts a Spark of its own, as a process of its own, and stops it afterwards. */
export async function withSpark<T>(
  use: (spark: Spark) => Promise<T>,
  { name = 'demo', env = {} }: { name?: string; env?: Record<string, string> } = {},
): Promise<T> {
  const port = await freePort();
  const dataDir = benchDataDir(name);
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...sparkProgram, 'serve'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      SPARK_DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    await untilReady(url, ended);
    return await use({ url, dataDir, pid: child.pid ?? 0 });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port could be had.');
  return address.port;
}

async function untilReady(url: string, ended: Promise<void>): Promise<void> {
  const deadline = Date.now() + startPatienceMs;
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  while (Date.now() < deadline && !hasEnded) {
    const isReady = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await delay(200);
  }
  throw new Error('Spark did not become ready.');
}
