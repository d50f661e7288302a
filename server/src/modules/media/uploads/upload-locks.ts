import { setTimeout as delay } from 'node:timers/promises';
import { ERRORS, type Locker, type RequestRelease } from '@tus/server';

const patienceMs = 10_000;

/**
 * Lets one request at a time work on an upload. A new one asks the one before, whose connection may be dead, to let go;
 * the wait costs nothing, unlike that of the library's own locker, which asks in a loop.
 */
export function createUploadLocks(): Locker {
  const holders = new Map<string, Holder>();
  return {
    newLock: (id) => {
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      return {
        async lock(signal, askForRelease) {
          const giveUp = delay(patienceMs, 'late', { ref: false });
          for (let holder = holders.get(id); holder !== undefined; holder = holders.get(id)) {
            await holder.askForRelease();
            const outcome = await Promise.race([holder.released, giveUp]);
            if (outcome === 'late' || signal.aborted) throw ERRORS.ERR_LOCK_TIMEOUT;
          }
          holders.set(id, { askForRelease, released });
        },
        unlock() {
          holders.delete(id);
          release();
          return Promise.resolve();
        },
      };
    },
  };
}

interface Holder {
  askForRelease: RequestRelease;
  released: Promise<void>;
}
