import { setTimeout as delay } from 'node:timers/promises';

/** One Ctrl-C may arrive twice, from the terminal and through npm; only a later one means "now". */
const ECHO_MS = 1_000;
/** A start that was interrupted gets this long to reach its next step, so that nothing is half begun. */
const START_PATIENCE_MS = 15_000;
/** Whatever has not ended by then is left behind; the next start copes with it. */
const PATIENCE_MS = 45_000;

/**
 * Collects what must be ended and ends it, latest first, when the process is asked to stop; the second request
 * stops at once. Listens from the moment it is made, so that a start can be interrupted too.
 */
export function createShutdown({ tell, onError }: Listeners): Shutdown {
  const endings: Ending[] = [];
  const stopping = new AbortController();
  const started = Promise.withResolvers<void>();
  let askedAt: number | null = null;
  let ending: Promise<number> | null = null;

  async function endAll(reason: string | null): Promise<number> {
    if (reason !== null) tell(reason);
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    await Promise.race([started.promise, delay(START_PATIENCE_MS, undefined, { ref: false })]);
    let exitCode = 0;
    for (let end = endings.pop(); end !== undefined; end = endings.pop()) {
      try {
        await end();
      } catch (error) {
        onError(error);
        exitCode = 1;
      }
    }
    return exitCode;
  }

  function stop(reason: string | null, failure = 0): Promise<number> {
    stopping.abort(new InterruptedError());
    ending ??= endAll(reason).then((exitCode) => exitCode || failure);
    return ending;
  }

  function handleRequest(): void {
    if (askedAt === null) askedAt = Date.now();
    else if (Date.now() - askedAt > ECHO_MS) process.exit(1);
    void stop('Stopping…').then((exitCode) => process.exit(exitCode));
  }

  function handleCrash(error: unknown): void {
    onError(error);
    void stop('Stopping after an unexpected error…', 1).then((exitCode) => process.exit(exitCode));
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handleRequest);
  // The launcher holds the other end: when it is killed, nobody is left to forward a signal.
  process.on('disconnect', handleRequest);
  process.channel?.unref();
  process.on('uncaughtException', handleCrash);

  return {
    whenStopping: (end) => {
      endings.push(end);
      if (ending !== null) throw new InterruptedError();
    },
    stopping: stopping.signal,
    startEnded: () => started.resolve(),
    stop,
  };
}

/** Ends a start on its way because the process was asked to stop. */
class InterruptedError extends Error {
  override name = 'InterruptedError';
}

type Ending = () => Promise<unknown>;

type Listeners = { tell: (message: string) => void; onError: (error: unknown) => void };

/** The way down of a running process. */
export type Shutdown = {
  /** Adds something to end; throws when the process is stopping already, after taking it in. */
  whenStopping(end: Ending): void;
  /** Aborted once the process is to stop, with what ends a start on its way. */
  stopping: AbortSignal;
  /** Says that the start is over, well or not: from now on everything to end is known. */
  startEnded(): void;
  /** Ends everything and answers the exit code; later calls join the first. */
  stop(reason: string | null, failure?: number): Promise<number>;
};
