const askEveryMs = 1_000;
const tellEveryMs = 60_000;

/**
 * Tells of times in which the database cannot be reached: once that one began, now and then how long it lasts and how many were
 * refused, and once that it is over.
 */
export interface OutageLog {
  /** Somebody was refused for want of the database. */
  refused(cause: unknown): void;
  /** A connection broke that nobody used: the database may be away, or has only ended this one. */
  broke(cause: Error): void;
  /** Nothing is told any more: connections that end at the end are no news. */
  close(): void;
}

/** Where it is told. */
export interface OutageListener {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Makes one; `ask` resolves where the database answers, and is asked while that is in doubt. */
export function createOutageLog(ask: () => Promise<unknown>, log: OutageListener): OutageLog {
  let doubt: Doubt | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  function begin(cause: unknown): Doubt {
    const begun: Doubt = { cause, since: Date.now(), refused: 0, broken: 0, telling: null };
    doubt = begun;
    void look(begun);
    return begun;
  }

  async function look(now: Doubt): Promise<void> {
    const isBack = await ask().then(
      () => true,
      () => false,
    );
    if (isClosed) return;
    if (!isBack) {
      tellBeginning(now);
      timer = setTimeout(() => void look(now), askEveryMs);
      timer.unref();
      return;
    }
    doubt = null;
    if (now.telling === null) {
      log.warn({ err: now.cause, broken: now.broken }, 'connections to the database broke; others are made');
      return;
    }
    clearInterval(now.telling);
    log.warn(factsOf(now), 'the database is back');
  }

  function tellBeginning(now: Doubt): void {
    if (now.telling !== null) return;
    log.error(
      { err: now.cause },
      'the database cannot be reached; what needs it is refused until it is back',
    );
    now.telling = setInterval(() => log.warn(factsOf(now), 'the database is still away'), tellEveryMs);
    now.telling.unref();
  }

  return {
    refused(cause) {
      if (isClosed) return;
      const now = doubt ?? begin(cause);
      now.refused += 1;
      tellBeginning(now);
    },
    broke(cause) {
      if (isClosed) return;
      const now = doubt ?? begin(cause);
      now.broken += 1;
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      if (doubt?.telling) clearInterval(doubt.telling);
    },
  };
}

function factsOf({ since, refused }: Doubt): object {
  return { seconds: Math.round((Date.now() - since) / 1_000), refused };
}

interface Doubt {
  cause: unknown;
  since: number;
  refused: number;
  broken: number;
  /** Tells every minute, from when it is sure that the database is away. */
  telling: NodeJS.Timeout | null;
}
