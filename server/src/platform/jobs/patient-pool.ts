import pg from 'pg';
import { withAnother } from '../db/index.ts';

/** The code of an error after which the queue waits and tries again. */
const comeBackLater = 'ETIMEDOUT';

/**
 * Of PostgreSQL's own errors those that pass: the connection or all of PostgreSQL ends (08, 57), the disk is full, memory or
 * connections are used up (53), it cannot be written to (25006, 58), or others were in the way (40, 55).
 */
const passing = /^(?:08|25006|40|53|55|57|58)/;

/**
 * A pool for the queue. It notes down how a job ended without waiting for it; when that meets a time-out of the network it
 * tries again later, and ends the whole process after anything else. So whatever keeps a connection away, or breaks it
 * meanwhile, is such a time-out to it: a pool that is used up, a database that restarts, or one whose disk is full. What is
 * noted twice is noted once.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  const connect = (callback?: Callback) => {
    // With a callback it listens, and has a patience of its own.
    if (callback !== undefined) return pool.connect(callback);
    return pool.connect().then(patientClient, askToComeBack);
  };
  return withAnother(pool, 'connect', connect);
}

function patientClient(client: pg.PoolClient): pg.PoolClient {
  const query = (...args: Parameters<pg.PoolClient['query']>) => {
    // Asked with a callback or a cursor it gives no promise.
    const answer: unknown = client.query(...args);
    return answer instanceof Promise
      ? answer.catch((error: unknown) =>
          isOfStatement(error) ? Promise.reject(error) : askToComeBack(error),
        )
      : answer;
  };
  return withAnother(client, 'query', query);
}

/** Whether PostgreSQL refused what it was asked, and would again. */
function isOfStatement(error: unknown): boolean {
  return error instanceof pg.DatabaseError && !passing.test(error.code ?? '');
}

function askToComeBack(cause: unknown): never {
  const message = cause instanceof Error ? cause.message : String(cause);
  throw Object.assign(new Error(message, { cause }), { code: comeBackLater });
}

type Callback = Parameters<pg.Pool['connect']>[0];
