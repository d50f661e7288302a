import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findEmbeddedPostgres } from '../../../server/src/platform/embedded-postgres/index.ts';
import { addDatabase } from '../../../server/test/add-database.ts';
import { folderOfRuns } from '../../../server/test/folder-of-runs.ts';
import { copyFolder, fillDemo, type DemoPictures } from './fill-demo.ts';
import { environmentOf, mainFile, START_LIMIT_MS } from './program.ts';
import { pushHost } from './push.ts';

/** A Spark that can be visited. */
export interface Spark {
  /** Its address, without a slash at the end. */
  url: string;
  /** The key of the shop's systems. */
  apiKey: string;
  /** Where its data lies, for commands and for another one beside it; `null` where that is not known. */
  dataDir: string | null;
}

/** A Spark of one's own, to be stopped by whoever started it. */
export interface StartedSpark extends Spark {
  stop(): Promise<void>;
}

const builtPages = fileURLToPath(new URL('../../../web/build/handler.js', import.meta.url));

const READY_CHECK_MS = 250;

/** Started by this process, and not ended yet. */
const running = new Set<ChildProcess>();

/** Several Sparks that know nothing of each other. */
export interface StartedSparks {
  sparks: [Spark, ...Spark[]];
  stop(): Promise<void>;
}

/**
 * Starts so many Sparks with the demo community, each with an embedded database and a data folder that goes away with
 * it. The demo is drawn once: the others begin with a copy of the first one's folder.
 * Where `SPARK_VISIT_URL` and `SPARK_API_KEY` name a Spark that is running, that one alone is visited instead; its
 * `SPARK_DATA_DIR`, where set as well, is for the journeys that run commands or need another one beside it.
 */
export async function startSparks(
  count: number,
  { pictures }: { pictures: DemoPictures },
): Promise<StartedSparks> {
  const { SPARK_VISIT_URL: url, SPARK_API_KEY: visitedKey, SPARK_DATA_DIR: visitedDir } = process.env;
  if (url && visitedKey) {
    const visited = { url, apiKey: visitedKey, dataDir: visitedDir ?? null };
    return { sparks: [visited], stop: async () => undefined };
  }
  if (!existsSync(builtPages)) {
    throw new Error(
      'The web app is not built, and journeys need its pages: "npm start" or "npm test" builds it.',
    );
  }
  const first = await mkdtemp(join(await folderOfRuns(), 'spark-journeys-'));
  const others = Array.from({ length: count - 1 }, (_, index) => `${first}-${index + 2}`);
  const started: StartedSpark[] = [];
  // Whoever ends the run half way leaves nothing in memory. A Spark that was still starting would make its folder anew; a
  // PostgreSQL ends by itself once its folder is gone.
  const abandon = () => {
    for (const child of running) child.kill('SIGKILL');
    for (const folder of [first, ...others]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', abandon);
  const stop = async () => {
    await Promise.all(started.map((spark) => spark.stop()));
    process.off('exit', abandon);
    abandon();
  };
  const startOne = async (dataDir: string): Promise<Spark> => {
    const spark = await startDemo(dataDir);
    started.push(spark);
    return { url: spark.url, apiKey: spark.apiKey, dataDir };
  };
  try {
    await fillDemo(first, pictures);
    for (const other of others) await copyFolder(first, other);
    const starts = await Promise.allSettled([first, ...others].map(startOne));
    const failed = starts.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    const [spark, ...more] = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    if (spark === undefined) throw new Error('Nobody asked for a Spark.');
    return { sparks: [spark, ...more], stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function startDemo(dataDir: string): Promise<StartedSpark> {
  const apiKey = randomBytes(24).toString('hex');
  return start({ dataDir, apiKey }, ['serve'], { SPARK_DEMO: 'on', SPARK_PUSH_HOSTS: pushHost });
}

/**
 * Starts one in which nothing is yet, as on a shop's first day, with settings of its own: in a database of its own beside
 * that of a Spark that runs, whose PostgreSQL need not be started again. Its data goes with it.
 */
export async function startEmpty(neighbour: Spark, settings: Record<string, string>): Promise<StartedSpark> {
  const database = await addDatabase((await findData(neighbour)).databaseUrl);
  const dataDir = await mkdtemp(join(await folderOfRuns(), 'spark-empty-'));
  const apiKey = randomBytes(24).toString('hex');
  const remove = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  const cleanUp = async () => {
    await database.drop();
    process.off('exit', remove);
    remove();
  };
  try {
    const own = { ...settings, SPARK_DEMO: 'off', DATABASE_URL: database.url };
    const spark = await start({ dataDir, apiKey }, ['serve'], own);
    return { ...spark, stop: () => spark.stop().finally(cleanUp) };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

/**
 * Starts another Spark with settings of its own over the database and the media of one that runs: the same people, posts
 * and products a moment later, and nothing is drawn or filled again. Everything that happens by itself is done by the first.
 */
export async function startBeside(first: Spark, settings: Record<string, string>): Promise<StartedSpark> {
  const { dataDir, databaseUrl } = await findData(first);
  const own = { ...settings, DATABASE_URL: databaseUrl };
  return start({ dataDir, apiKey: first.apiKey }, ['serve', '--role', 'web'], own);
}

async function findData({ dataDir }: Spark): Promise<{ dataDir: string; databaseUrl: string }> {
  const databaseUrl = dataDir === null ? null : await findEmbeddedPostgres(dataDir);
  if (dataDir === null || databaseUrl === null) {
    throw new Error('The data of the Spark that is visited is not known: set SPARK_DATA_DIR, too.');
  }
  return { dataDir, databaseUrl };
}

async function start(
  { dataDir, apiKey }: { dataDir: string; apiKey: string },
  command: string[],
  settings: Record<string, string>,
): Promise<StartedSpark> {
  const port = await findFreePort();
  const { child, tellOutput } = serve(command, {
    PORT: String(port),
    HOST: '127.0.0.1',
    SPARK_DATA_DIR: dataDir,
    SPARK_API_KEY: apiKey,
    LOG_LEVEL: 'warn',
    ...settings,
  });
  const url = `http://localhost:${port}`;
  try {
    await waitUntilReady(url, child);
  } catch (error) {
    await end(child);
    throw new Error(`Spark did not start:\n${tellOutput()}`, { cause: error });
  }
  return { url, apiKey, dataDir, stop: () => end(child) };
}

function serve(
  command: string[],
  settings: Record<string, string>,
): { child: ChildProcess; tellOutput: () => string } {
  // Over the channel the server notices when it is orphaned, and stops.
  const child = spawn(process.execPath, [mainFile, ...command], {
    env: environmentOf(settings),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
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
