import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '../../../../test/factories.ts';
import { openSession } from '../../../../test/people.ts';
import { createTestDatabase } from '../../../../test/test-database.ts';
import { waitingFor } from '../../../../test/waiting-for.ts';
import type { Database, Trx } from '../../../platform/db/index.ts';
import { addDevice } from './add-device.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const subscription = { endpoint: 'https://push.test/one', p256dh: 'key', auth: 'secret' };

async function signedIn() {
  const { id: userId } = await makeUser(database.db);
  const token = await openSession(database.db, userId);
  const session = database.db.selectFrom('sessions').select('id').where('token', '=', token);
  return { userId, sessionId: (await session.executeTakeFirstOrThrow()).id };
}

/** What comes of somebody who is to be told on the device while something else is on its way. */
async function addWhile(work: (trx: Trx) => Promise<unknown>, who: { userId: string; sessionId: string }) {
  const { db } = database;
  const added = Promise.withResolvers<unknown>();
  await db.transaction().execute(async (trx) => {
    await work(trx);
    added.resolve(
      db.transaction().execute((other) => addDevice(other, { ...who, subscription, now: new Date() })),
    );
    await waitingFor(db, 1);
  });
  return added.promise;
}

test('of two people who are to be told on one device at the same moment the later one is', async () => {
  const [first, second] = [await signedIn(), await signedIn()];
  await addWhile((trx) => addDevice(trx, { ...first, subscription, now: new Date() }), second);
  const devices = await database.db.selectFrom('push_devices').select('session_id').execute();
  expect(devices).toEqual([{ session_id: second.sessionId }]);
});

test('whoever is signed out at the same moment is asked to sign in', async () => {
  const who = await signedIn();
  const signOut = (trx: Trx) => trx.deleteFrom('sessions').where('id', '=', who.sessionId).execute();
  await expect(addWhile(signOut, who)).rejects.toMatchObject({ code: 'unauthenticated' });
});
