import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';

/** One device with what its owner reads of it. */
export type DeviceRow = Awaited<ReturnType<typeof selectDevices>>[number];

/** A person's devices, newest first. */
export async function selectDevices(db: Db, userId: string, now: Date) {
  return signedInDevices(db, now)
    .select([
      'sessions.user_agent',
      'push_devices.created_at',
      'push_devices.told_at',
      'push_devices.gave_up_at',
    ])
    .where('push_devices.user_id', '=', userId)
    .orderBy('push_devices.created_at', 'desc')
    .orderBy('push_devices.id', 'desc')
    .execute();
}

/** The devices of some people. */
export async function selectDeviceIds(
  db: Db,
  userIds: readonly string[],
  now: Date,
): Promise<Map<string, string[]>> {
  const rows = await signedInDevices(db, now)
    .where('push_devices.user_id', '=', sql<string>`any(${userIds}::uuid[])`)
    .execute();
  const devices = new Map<string, string[]>();
  for (const { id, user_id: userId } of rows) devices.set(userId, [...(devices.get(userId) ?? []), id]);
  return devices;
}

/** One device with where it is reached. */
export async function findDevice(db: Db, id: string, now: Date) {
  return signedInDevices(db, now)
    .innerJoin('users', 'users.id', 'push_devices.user_id')
    .select(['push_devices.endpoint', 'push_devices.p256dh', 'push_devices.auth', 'users.locale'])
    .where('push_devices.id', '=', id)
    .executeTakeFirst();
}

/** Whether the device of a session is told by push. */
export async function isPushDevice(db: Db, sessionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('push_devices')
    .select('id')
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets a device; one that is gone is gone. */
export async function deleteDevice(db: Db, id: string): Promise<void> {
  await db.deleteFrom('push_devices').where('id', '=', id).execute();
}

/** Notes down that something that came about at a moment will not reach a device. */
export async function giveUpOn(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('push_devices').set({ gave_up_at: at }).where('id', '=', id).execute();
}

/** Where somebody is signed in no longer, nobody is told anything. */
function signedInDevices(db: Db, now: Date) {
  return db
    .selectFrom('push_devices')
    .innerJoin('sessions', 'sessions.id', 'push_devices.session_id')
    .where('sessions.expires_at', '>', now)
    .select(['push_devices.id', 'push_devices.user_id', 'push_devices.session_id']);
}
