import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../../server/bin/pinned-node.mjs';

const lockFile = join(root, '.preparing');

/** Lets one process at a time install and build; a second one waits and then finds it done. */
export async function oneAtATime(work) {
  const mine = `${lockFile}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  for (let isWaiting = false; !tryLock(mine); isWaiting = true) {
    const holder = Number(readHolder());
    if (!isAlive(holder)) rmSync(lockFile, { force: true });
    else {
      if (!isWaiting) console.log(`Another start (process ${holder}) is preparing Spark; waiting for it…`);
      await delay(500);
    }
  }
  const release = () => {
    rmSync(mine, { force: true });
    if (readHolder() === String(process.pid)) rmSync(lockFile, { force: true });
  };
  process.once('exit', release);
  try {
    await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

function tryLock(mine) {
  try {
    linkSync(mine, lockFile);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder() {
  try {
    return readFileSync(lockFile, 'utf8');
  } catch {
    return null;
  }
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
