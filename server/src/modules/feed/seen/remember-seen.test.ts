import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '../../../../test/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/test-database.ts';
import { newId } from '../../../platform/db/index.ts';
import { rememberSeen, seenDays, seenPostIds, seenPosts, sweepSeen } from './remember-seen.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const dayMs = 86_400_000;
const day = (ago: number) => new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10);
const newIds = (count: number) => Array.from({ length: count }, () => newId());

async function remember(userId: string, daysAgo: number, postIds: string[]): Promise<void> {
  const seen = [{ userId, day: day(daysAgo), postIds }];
  await database.db.transaction().execute((trx) => rememberSeen(trx, seen));
}

async function seenBy(userId: string): Promise<string[]> {
  const { rows } = await seenPostIds(userId).execute(database.db);
  return rows.map((row) => row.post_id);
}

test('what somebody saw is left out of their feed for some weeks', async () => {
  const { id } = await makeUser(database.db);
  const [old, again, fresh] = [newId(), newId(), newId()];
  await remember(id, seenDays + 1, [old, again]);
  await remember(id, seenDays - 2, [again]);
  await remember(id, 0, [fresh, again]);
  expect((await seenBy(id)).toSorted()).toEqual([again, fresh].toSorted());
  await sweepSeen(database.db, new Date());
  const rows = await database.db.selectFrom('seen_posts').select('day').where('user_id', '=', id).execute();
  expect(rows.length).toBe(2);
});

test('of what somebody saw the last posts are kept, also of one long day', async () => {
  const { id } = await makeUser(database.db);
  const ids = newIds(seenPosts + 10);
  await remember(id, 1, ids.slice(0, 10));
  await remember(id, 0, ids.slice(10, 3_000));
  await remember(id, 0, ids.slice(3_000));
  expect(new Set(await seenBy(id))).toEqual(new Set(ids.slice(10)));
  const one = newId();
  await remember(id, 0, [one]);
  const seen = await seenBy(id);
  expect([seen.length, seen.includes(one), seen.includes(ids[10] ?? '')]).toEqual([seenPosts, true, false]);
});

test('somebody whose account is gone meanwhile is passed over', async () => {
  const { id } = await makeUser(database.db);
  const seen = [id, newId()].map((userId) => ({ userId, day: day(0), postIds: newIds(1) }));
  await database.db.transaction().execute((trx) => rememberSeen(trx, seen));
  expect((await seenBy(id)).length).toBe(1);
});
