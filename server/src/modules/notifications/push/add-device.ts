import { limits } from '@spark/contract';
import { sql } from 'kysely';
import { newIdAt, type Trx } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/http/index.ts';
import type { PushSubscription } from '../../../platform/push/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { lockAccount } from '../../accounts/index.ts';
import { selectDevices, type DeviceRow } from './devices.queries.ts';

/** Somebody wants to be told on the device they are signed in on. */
export interface NewDevice {
  userId: string;
  sessionId: string;
  subscription: PushSubscription;
  now: Date;
}

/**
 * Begins to tell a device, or goes on with its newest subscription. Whoever signs in where somebody else was told takes the
 * device over: only the browser itself knows the address.
 */
export async function addDevice(
  trx: Trx,
  { userId, sessionId, subscription, now }: NewDevice,
): Promise<DeviceRow> {
  await lockAccount(trx, userId);
  await holdDevice(trx, subscription, sessionId);
  await trx
    .deleteFrom('push_devices')
    .where('endpoint', '=', subscription.endpoint)
    .where('session_id', '<>', sessionId)
    .execute();
  const devices = await selectDevices(trx, userId, now);
  const others = devices.filter((device) => device.session_id !== sessionId).length;
  // Everything that is told is told this many times; and nobody has Spark knock at more addresses than that.
  if (others >= limits.pushDevices) {
    throw new ProblemError(
      'conflict',
      say`You are told on ${limits.pushDevices} devices already. Remove one of them in your settings first.`,
    );
  }
  await trx
    .insertInto('push_devices')
    .values({ id: newIdAt(now), user_id: userId, session_id: sessionId, ...subscription, created_at: now })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet(subscription))
    .execute();
  const added = (await selectDevices(trx, userId, now)).find((device) => device.session_id === sessionId);
  if (added === undefined) throw signedOut();
  return added;
}

/** Of two people who are to be told on one device at the same moment one comes after; whoever is signed out in it is not told. */
async function holdDevice(trx: Trx, { endpoint }: PushSubscription, sessionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`device ${endpoint}`}, 0))`.execute(trx);
  const session = await trx
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', sessionId)
    .forKeyShare()
    .executeTakeFirst();
  if (session === undefined) throw signedOut();
}

function signedOut(): ProblemError {
  return new ProblemError('unauthenticated', say`Please sign in first.`);
}
