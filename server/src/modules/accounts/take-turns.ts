/** Does work that somebody asked for when it is their turn. Throws `CrowdedError` where too much waits already. */
export type Turns = <Result>(who: string, work: () => Promise<Result>) => Promise<Result>;

/** How much is done at a time, and how much may wait for it. */
export interface TurnLimits {
  atOnce: number;
  mostWaitingEach: number;
  mostWaiting: number;
}

/** Too much waits already: of whoever asked, or of everybody. */
export class CrowdedError extends Error {
  override name = 'CrowdedError';
  readonly isOwnDoing: boolean;

  constructor(isOwnDoing: boolean) {
    super('Too much is waiting.');
    this.isOwnDoing = isOwnDoing;
  }
}

/**
 * Lets so much work be done at a time; more of it waits. Those who wait are served in turn, one piece of work each, so that
 * whoever asks for much waits for themselves and for nobody else.
 */
export function takeTurns({ atOnce, mostWaitingEach, mostWaiting }: TurnLimits): Turns {
  // In the order in which it is their turn.
  const lines = new Map<string, (() => void)[]>();
  let free = atOnce;
  let waiting = 0;
  return async (who, work) => {
    if (free > 0) free -= 1;
    else await wait(who);
    try {
      return await work();
    } finally {
      letNext();
    }
  };

  async function wait(who: string): Promise<void> {
    const line = lines.get(who) ?? [];
    if (line.length >= mostWaitingEach) throw new CrowdedError(true);
    if (waiting >= mostWaiting) throw new CrowdedError(false);
    waiting += 1;
    lines.set(who, line);
    await new Promise<void>((resolve) => line.push(resolve));
  }

  function letNext(): void {
    for (const [who, line] of lines) {
      const next = line.shift();
      lines.delete(who);
      if (line.length > 0) lines.set(who, line);
      waiting -= 1;
      next?.();
      return;
    }
    free += 1;
  }
}
