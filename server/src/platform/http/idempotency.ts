import { createHash } from 'node:crypto';
import type { Db, Trx } from '../db/index.ts';
import { say } from '../sentences/index.ts';
import { ProblemError } from './problem-error.ts';

/** A call that creates something, as far as recognising its repetition goes. */
export interface CreatingCall {
  /** The `Idempotency-Key` header; without one every call stands for itself. */
  key: string | undefined;
  userId: string;
  operation: string;
  params: unknown;
  body: unknown;
}

const maxKeyLength = 255;

/**
 * Runs `create` in a transaction and remembers its answer under the caller's key within the same transaction, so that
 * the thing and the memory of it exist together or not at all. The same key and request returns the first answer; the
 * same key with another request throws `idempotency_conflict`. A parallel repetition waits for the first on the key's
 * row and then finds its answer.
 */
export async function createOnce<T>(
  db: Db,
  call: CreatingCall,
  create: (trx: Trx) => Promise<T>,
): Promise<T> {
  const { key } = call;
  if (key === undefined) return db.transaction().execute(create);
  if (key.length === 0 || key.length > maxKeyLength) {
    throw new ProblemError(
      'malformed_request',
      say`Idempotency-Key must have 1 to ${maxKeyLength} characters.`,
    );
  }
  return db.transaction().execute(async (trx) => {
    const fingerprint = fingerprintOf(call);
    const taken = await trx
      .insertInto('idempotency_keys')
      .values({ user_id: call.userId, key, operation: call.operation, fingerprint })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (taken.numInsertedOrUpdatedRows === 0n) return recall<T>(trx, { ...call, key, fingerprint });
    const answer = await create(trx);
    await trx
      .updateTable('idempotency_keys')
      .set({ response: JSON.stringify(answer) })
      .where('user_id', '=', call.userId)
      .where('key', '=', key)
      .execute();
    return answer;
  });
}

async function recall<T>(trx: Trx, call: CreatingCall & { key: string; fingerprint: string }): Promise<T> {
  const first = await trx
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'response'])
    .where('user_id', '=', call.userId)
    .where('key', '=', call.key)
    .executeTakeFirstOrThrow();
  if (first.fingerprint !== call.fingerprint) {
    throw new ProblemError(
      'idempotency_conflict',
      say`This Idempotency-Key was already used for a different request.`,
    );
  }
  // Written by createOnce for the same operation and body.
  return first.response as T;
}

function fingerprintOf(call: CreatingCall): string {
  return createHash('sha256')
    .update(JSON.stringify([call.operation, call.params, call.body]))
    .digest('hex');
}

// A phone may send again days later what it got no answer for.
const keptHours = 7 * 24;

/** Forgets remembered answers a week after they were given. */
export async function sweepAnswers(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptHours * 3_600_000);
  const result = await db.deleteFrom('idempotency_keys').where('created_at', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
