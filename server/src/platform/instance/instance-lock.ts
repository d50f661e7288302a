import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identifyProcess } from './process-identity.ts';

/** How long a start waits for an instance that said it is stopping. */
const STOPPING_GRACE_MS = 20_000;

/** Claims a data folder for this process, or throws `InstanceRunningError` naming who holds it. */
export async function claimInstance(dataDir: string, command: string): Promise<InstanceClaim> {
  await mkdir(dataDir, { recursive: true });
  const path = lockPath(dataDir);
  const identity = await identifyProcess(process.pid);
  let mine: Holder = { pid: process.pid, identity, command, address: null, isStopping: false };
  await takeLock(path, mine);

  const update = async (change: Partial<Holder>) => {
    mine = { ...mine, ...change };
    await replaceFile(path, JSON.stringify(mine));
  };
  return {
    announce: (address) => update({ address }),
    announceStop: () => update({ isStopping: true }),
    release: () => rm(path, { force: true }),
  };
}

/** Reads who holds a data folder at this moment; null when nobody alive does. */
export async function findInstance(dataDir: string): Promise<Holder | null> {
  const holder = await readHolder(lockPath(dataDir));
  return holder !== null && (await isHolding(holder)) ? holder : null;
}

async function takeLock(path: string, mine: Holder): Promise<void> {
  const candidate = `${path}.${process.pid}`;
  await writeFile(candidate, JSON.stringify(mine), { mode: 0o644 });
  const deadline = Date.now() + STOPPING_GRACE_MS;
  try {
    // A hard link either appears whole or not at all, so two starts can never both succeed.
    while (!(await tryLink(candidate, path))) {
      const holder = await readHolder(path);
      if (holder === null || !(await isHolding(holder))) await removeStale(path);
      else if (holder.isStopping && Date.now() < deadline) await delay(200);
      else throw new InstanceRunningError(holder);
    }
  } finally {
    await rm(candidate, { force: true });
  }
}

/** Moves a dead holder's lock away; puts it back when a living one slipped in between. */
async function removeStale(path: string): Promise<void> {
  const aside = `${path}.stale.${process.pid}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const holder = await readHolder(aside);
  if (holder !== null && (await isHolding(holder))) await tryLink(aside, path);
  await rm(aside, { force: true });
}

async function isHolding(holder: Holder): Promise<boolean> {
  const identity = await identifyProcess(holder.pid);
  return identity !== null && identity === holder.identity;
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    // Written by this file only; anything unreadable counts as left by a crash.
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.next`, text, { mode: 0o644 });
  await rename(`${path}.next`, path);
}

function lockPath(dataDir: string): string {
  return join(dataDir, 'instance.lock');
}

/** Says that another living Spark holds the data folder. */
export class InstanceRunningError extends Error {
  readonly holder: Holder;

  constructor(holder: Holder) {
    const where = holder.address === null ? '' : ` at ${holder.address}`;
    super(
      `Spark is already running with this data folder${where} (spark ${holder.command}, process ${holder.pid}). ` +
        'Stop it first, or give this one its own SPARK_DATA_DIR and PORT.',
    );
    this.name = 'InstanceRunningError';
    this.holder = holder;
  }
}

/** What one running instance tells the others. */
export type Holder = {
  pid: number;
  identity: string | null;
  command: string;
  address: string | null;
  isStopping: boolean;
};

/** A data folder held by this process. */
export type InstanceClaim = {
  announce(address: string): Promise<void>;
  announceStop(): Promise<void>;
  release(): Promise<void>;
};
