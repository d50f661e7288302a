import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../../server/bin/pinned-node.mjs';

const lockFile = join(root, '.preparing');

/** Lets one process at a time install and build; a second one waits and then finds it done. */
export async function oneAtATime(work) {
  const mine = `${lockFile}.${process.pid}`;
  const me = `${process.pid} ${identify(process.pid)}`;
  writeFileSync(mine, me);
  for (let isWaiting = false; !tryLock(mine); isWaiting = true) {
    const [holder, identity] = (readHolder() ?? '').split(' ');
    if (identity === undefined || identify(Number(holder)) !== identity) rmSync(lockFile, { force: true });
    else {
      if (!isWaiting) console.log(`Another start (process ${holder}) is preparing Spark; waiting for it…`);
      await delay(500);
    }
  }
  const release = () => {
    rmSync(mine, { force: true });
    if (readHolder() === me) rmSync(lockFile, { force: true });
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

/** Names one run of a process, so that its number, given to another program since, does not pass for it; null: none lives. */
function identify(pid) {
  if (!isAlive(pid)) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may itself hold some; twenty fields on is when it began.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return 'alive';
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
