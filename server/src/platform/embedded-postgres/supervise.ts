import { setTimeout as delay } from 'node:timers/promises';
import type { ServerProcess } from './start-server.ts';
import { stopProcess } from './stop-process.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** A server that lived this long was healthy: its next failure starts again from the shortest pause. */
const HEALTHY_AFTER_MS = 60_000;

/** Keeps PostgreSQL running: when it ends unasked it is started again on the same port. */
export function supervise({ first, restart, log }: Supervision): Supervisor {
  let server = first;
  let isStopping = false;
  const wake = new AbortController();

  async function keepRunning(): Promise<void> {
    let failures = 0;
    for (;;) {
      const startedAt = Date.now();
      await server.exited;
      if (isStopping) return;
      log.error(`PostgreSQL (process ${server.pid}) ended unexpectedly; starting it again`);
      if (Date.now() - startedAt > HEALTHY_AFTER_MS) failures = 0;
      const next = await restartUntilItWorks(failures++);
      if (next === null) return;
      server = next;
      // It was being started when the end was asked for, which waits for this and then ends it.
      if (isStopping) return;
      log.info(`PostgreSQL runs again (process ${server.pid}, port ${server.port})`);
    }
  }

  async function restartUntilItWorks(failuresBefore: number): Promise<ServerProcess | null> {
    for (let failures = failuresBefore; ; failures += 1) {
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
      await delay(pauseMs, undefined, { signal: wake.signal }).catch(() => undefined);
      if (isStopping) return null;
      try {
        return await restart();
      } catch (error) {
        log.error(`PostgreSQL could not be started again: ${error instanceof Error ? error.message : error}`);
      }
    }
  }

  const running = keepRunning();
  return {
    pid: () => server.pid,
    stop: async () => {
      isStopping = true;
      wake.abort();
      await stopProcess(server.pid);
      await running;
      // A restart that was already under way may have finished in between.
      await stopProcess(server.pid);
    },
  };
}

type Supervision = { first: ServerProcess; restart: () => Promise<ServerProcess>; log: SupervisorLog };

type Supervisor = { pid(): number; stop(): Promise<void> };

/** The part of a logger that the embedded database uses. */
export type SupervisorLog = { info(message: string): void; error(message: string): void };
