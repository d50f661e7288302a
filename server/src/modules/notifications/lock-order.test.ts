import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '../../../test/factories.ts';
import { createTestDatabase } from '../../../test/test-database.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import { newId, type Database, type Trx } from '../../platform/db/index.ts';
import { changeSettings, endLetters } from './choices/change-settings.ts';
import { recount } from './gather/acts.queries.ts';
import { noteMailed } from './letters/letters.queries.ts';
import { markRead } from './notifications.queries.ts';
import { sweepNotifications } from './sweep-notifications.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const now = new Date();

/** Two that were told of in the other order than that of what they are about. */
async function tellTwo() {
  const { id: userId } = await makeUser(database.db);
  const ids = [newId(), newId()];
  for (const [place, id] of ids.entries()) {
    const thing = `00000000-0000-7000-8000-00000000000${9 - place}`;
    const news = { user_id: userId, type: 'creator_invited', thing, created_at: now, told_at: now } as const;
    await database.db
      .insertInto('notifications')
      .values({ id, ...news, in_app: true, to_mail: true })
      .execute();
  }
  return { userId, ids };
}

test('a letter that was sent, and a count made anew, wait for who reads all of it, and never in a circle', async () => {
  const { db } = database;
  const doings = [
    (ids: string[]) => noteMailed(db, ids, now),
    (ids: string[]) => db.transaction().execute((trx) => recount(trx, ids)),
  ];
  for (const doing of doings) {
    const { userId, ids } = await tellTwo();
    const done = Promise.withResolvers<unknown>();
    await db.transaction().execute(async (trx) => {
      await markRead(trx, userId, ids.slice(1), now);
      done.resolve(doing(ids));
      await waitingFor(db, 1);
      await markRead(trx, userId, null, now);
    });
    await done.promise;
    const read = db.selectFrom('notifications').select('read_at').where('user_id', '=', userId);
    expect(await read.execute()).toEqual([{ read_at: now }, { read_at: now }]);
  }
});

test('a sweep passes by what somebody reads at this moment', async () => {
  const { userId, ids } = await tellTwo();
  const later = new Date(now.getTime() + 91 * 86_400_000);
  await database.db.transaction().execute(async (trx) => {
    await markRead(trx, userId, ids.slice(1), now);
    await sweepNotifications(database.db, later);
    const left = trx.selectFrom('notifications').select('id').where('user_id', '=', userId);
    expect(await left.execute()).toEqual([{ id: ids[1] }]);
  });
});

test('who ends all letters by a link while they change their settings waits for these', async () => {
  const { db } = database;
  const { id } = await makeUser(db);
  const set = (trx: Trx, type: 'mentioned' | 'post_commented') =>
    changeSettings(trx, id, { choices: { [type]: { mail: true } } }, now);
  for (const type of ['mentioned', 'post_commented'] as const) {
    await db.transaction().execute((trx) => set(trx, type));
  }
  const ended = Promise.withResolvers<unknown>();
  await db.transaction().execute(async (trx) => {
    await set(trx, 'post_commented');
    ended.resolve(db.transaction().execute((other) => endLetters(other, id, null)));
    await waitingFor(db, 1);
    await set(trx, 'mentioned');
  });
  await ended.promise;
  const mailed = db.selectFrom('notification_choices').select('type').where('user_id', '=', id);
  expect(await mailed.where('mail', '=', true).execute()).toEqual([]);
});
