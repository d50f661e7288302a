import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A Spark that can be visited. */
export interface Spark {
  /** Its address, without a slash at the end. */
  url: string;
  /** The key of the shop's systems. */
  apiKey: string;
  /** Where its data lies, for commands; `null` where that is not known. */
  dataDir: string | null;
}

/** A Spark of one's own, to be stopped by whoever started it. */
export interface StartedSpark extends Spark {
  stop(): Promise<void>;
}

/** The program itself. */
export const mainFile = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));

/** Drawing the pictures of the demo community takes most of it. */
const START_LIMIT_MS = 240_000;
const READY_CHECK_MS = 250;

/**
 * Starts a Spark with the demo community, an embedded database and a data folder that goes away with it.
 * Where `SPARK_VISIT_URL` and `SPARK_API_KEY` name a Spark that is running, that one is visited instead; `SPARK_DATA_DIR` is
 * its data folder.
 */
export async function startSpark(): Promise<StartedSpark> {
  const { SPARK_VISIT_URL: visited, SPARK_API_KEY: visitedKey, SPARK_DATA_DIR: folder = null } = process.env;
  if (visited && visitedKey) {
    return { url: visited, apiKey: visitedKey, dataDir: folder, stop: async () => undefined };
  }

  const dataDir = await mkdtemp(join(tmpdir(), 'spark-journeys-'));
  const apiKey = randomBytes(24).toString('hex');
  const port = await findFreePort();
  const { child, tellOutput } = serve({
    PORT: String(port),
    HOST: '127.0.0.1',
    SPARK_DATA_DIR: dataDir,
    SPARK_API_KEY: apiKey,
    SPARK_DEMO: 'on',
    LOG_LEVEL: 'warn',
  });
  const stop = async () => {
    await end(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  const url = `http://localhost:${port}`;
  try {
    await waitUntilReady(url, child);
  } catch (error) {
    await stop();
    throw new Error(`Spark did not start:\n${tellOutput()}`, { cause: error });
  }
  return { url, apiKey, dataDir, stop };
}

/** The environment of a Spark, or a command of it: nothing set for one of the developer's own reaches it. */
export function environmentOf(settings: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(SPARK_|DATABASE_|NODE_ENV)/.test(name),
  );
  return { ...Object.fromEntries(inherited), ...settings };
}

function serve(settings: Record<string, string>): { child: ChildProcess; tellOutput: () => string } {
  // Over the channel the server notices when it is orphaned, and stops.
  const child = spawn(process.execPath, [mainFile, 'serve'], {
    env: environmentOf(settings),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return { child, tellOutput: () => output };
}

async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_LIMIT_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`It ended with exit code ${child.exitCode}.`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, READY_CHECK_MS));
  }
  throw new Error(`It was not ready after ${START_LIMIT_MS / 1_000} seconds.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP gives an address with a port.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
