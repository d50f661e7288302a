import { setTimeout as delay } from 'node:timers/promises';
import { isRunning } from '../instance/index.ts';

/** Fast shutdown, immediate shutdown, and no more asking: how long PostgreSQL gets for each. */
const STEPS = [
  { signal: 'SIGINT', patienceMs: 20_000 },
  { signal: 'SIGQUIT', patienceMs: 5_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
] as const;

/** Ends a PostgreSQL process, gently first, and returns when it is gone. */
export async function stopProcess(pid: number): Promise<void> {
  for (const { signal, patienceMs } of STEPS) {
    if (!sendSignal(pid, signal)) return;
    if (await waitUntilGone(pid, patienceMs)) return;
  }
}

/** Waits for the end of a process that is not our child, by looking again and again. */
export async function waitUntilGone(pid: number, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  for (let pauseMs = 20; await isRunning(pid); pauseMs = Math.min(pauseMs * 1.5, 500)) {
    if (Date.now() >= deadline) return false;
    await delay(pauseMs);
  }
  return true;
}

function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
