import type pg from 'pg';

/** The code of an error after which the queue waits and tries again. */
const comeBackLater = 'ETIMEDOUT';

/**
 * A pool for the queue. It notes down how a job ended without waiting for it; when no connection can be had at that moment
 * it tries again after a time-out of the network, and ends the whole process after anything else. So whatever keeps a
 * connection away is such a time-out to it: a pool that is used up, or a database that restarts.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  const connect = (callback?: Callback) => {
    // With a callback it listens, and has a patience of its own.
    if (callback !== undefined) return pool.connect(callback);
    return pool.connect().catch((cause: unknown) => {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw Object.assign(new Error(message, { cause }), { code: comeBackLater });
    });
  };
  return new Proxy(pool, {
    get(target, name) {
      if (name === 'connect') return connect;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

type Callback = Parameters<pg.Pool['connect']>[0];
