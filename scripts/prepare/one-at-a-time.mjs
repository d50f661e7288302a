import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../../server/bin/pinned-node.mjs';
import { stopSignals } from './step.mjs';

const lockFile = join(root, '.preparing');

/** Lets one process at a time install and build; a second one waits and then finds it done. Answers what the work does. */
export async function oneAtATime(work) {
  const me = `${process.pid} ${identify(process.pid)}`;
  const release = () => {
    if (readHolder() === me) rmSync(lockFile, { force: true });
  };
  process.once('exit', release);
  for (const signal of stopSignals) process.on(signal, leave);
  try {
    sweepNotes();
    await waitForTurn(me);
    return await work();
  } finally {
    release();
    process.off('exit', release);
    for (const signal of stopSignals) process.off(signal, leave);
  }
}

async function waitForTurn(me) {
  for (let isWaiting = false; !tryLock(me); isWaiting = true) {
    const [holder, identity] = (readHolder() ?? '').split(' ');
    if (identity === undefined || identify(Number(holder)) !== identity) rmSync(lockFile, { force: true });
    else {
      if (!isWaiting) console.log(`Another start (process ${holder}) is preparing Spark; waiting for it…`);
      await delay(500);
    }
  }
}

/** A step that runs hands a signal on and ends us after it; where none does, we end here, and what we hold goes. */
function leave(signal) {
  if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
}

/** The lock appears with its words in it, or not at all; what they are written on is there only meanwhile. */
function tryLock(me) {
  const note = `${lockFile}.${process.pid}`;
  try {
    writeFileSync(note, me);
    linkSync(note, lockFile);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(note, { force: true });
  }
}

/** Clears the notes of starts that were killed over them. */
function sweepNotes() {
  const prefix = `${basename(lockFile)}.`;
  for (const name of readdirSync(root)) {
    const note = join(root, name);
    if (name.startsWith(prefix) && !isOwned(note, Number(name.slice(prefix.length))))
      rmSync(note, { force: true });
  }
}

function isOwned(note, pid) {
  const running = identify(pid);
  if (running === null) return false;
  const [, identity] = (read(note) ?? '').split(' ');
  // Its owner may be at the first letter of it.
  return identity === undefined || identity === running;
}

function readHolder() {
  return read(lockFile);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
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
