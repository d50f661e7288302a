import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { findEmbeddedPostgres } from '../../server/src/platform/embedded-postgres/index.ts';
import { benchDataDir, freePort, sparkProgram } from '../with-spark.ts';

/** Several processes of one Spark, and the key of its shop. */
export interface SparkProcesses {
  urls: string[];
  apiKey: string;
}

const patienceMs = 600_000;

/** Starts a Spark with the demo community as so many web processes on one database, and stops it afterwards. */
export async function withProcesses<T>(
  count: number,
  use: (spark: SparkProcesses) => Promise<T>,
): Promise<T> {
  const apiKey = randomBytes(24).toString('hex');
  const running: ChildProcess[] = [];
  const urls: string[] = [];
  const dataDir = benchDataDir('stock');
  try {
    for (let index = 0; index < count; index++) {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const own =
        index === 0
          ? { SPARK_DATA_DIR: dataDir }
          : {
              SPARK_DATA_DIR: benchDataDir(`stock-web-${index}`),
              DATABASE_URL: (await findEmbeddedPostgres(dataDir)) ?? '',
            };
      const roles = index === 0 ? [] : ['--role', 'web'];
      const child = spawn(process.execPath, [...sparkProgram, 'serve', ...roles], {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: {
          ...process.env,
          ...own,
          PORT: String(port),
          HOST: '127.0.0.1',
          SPARK_API_KEY: apiKey,
          SPARK_DEMO: 'on',
          LOG_LEVEL: 'error',
        },
      });
      running.push(child);
      await untilReady(url, child);
      urls.push(url);
    }
    return await use({ urls, apiKey });
  } finally {
    for (const child of running.toReversed()) await end(child);
  }
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok === true) return;
    await delay(200);
  }
  throw new Error('Spark did not become ready.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
