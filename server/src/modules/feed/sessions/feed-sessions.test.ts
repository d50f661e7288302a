import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '../../../../test/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/test-database.ts';
import { newId } from '../../../platform/db/index.ts';
import { createFeedSessions, packOrder, readOrder, type FeedSession } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('orders of any length that are written together are read by another process as they are', async () => {
  const { db } = database;
  const { id: userId } = await makeUser(db);
  const kept: FeedSession[] = [3, 0, 120, 1].map((length, at) => ({
    id: newId(),
    userId: at % 2 === 0 ? userId : null,
    order: packOrder(Array.from({ length }, () => newId())),
    createdAt: new Date(),
  }));
  const here = createFeedSessions(db);
  await Promise.all(kept.map((session) => here.keep(session)));
  const elsewhere = createFeedSessions(db);
  for (const { id, order, userId: whose, createdAt } of kept) {
    const found = await elsewhere.find(id);
    expect(readOrder(found.order)).toEqual(readOrder(order));
    expect(found).toMatchObject({ userId: whose, createdAt });
  }
});
