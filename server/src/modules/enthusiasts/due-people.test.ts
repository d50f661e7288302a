import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '../../../test/factories.ts';
import { createTestDatabase } from '../../../test/test-database.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import type { Database } from '../../platform/db/index.ts';
import { queuePeople, scoreDuePeople } from './due-people.ts';
import { takeTurn } from './store-scores.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('whoever has their turn may put somebody there whose numbers are made at this moment', async () => {
  const { db } = database;
  const { id } = await makeUser(db);
  const now = new Date();
  await db.transaction().execute((trx) => queuePeople(trx, [id], now));
  const scored = Promise.withResolvers<number>();
  await db.transaction().execute(async (trx) => {
    await takeTurn(trx);
    scored.resolve(scoreDuePeople(db, { now, tellEarned: () => Promise.resolve() }));
    await waitingFor(db, 1);
    await queuePeople(trx, [id], now);
  });
  expect(await scored.promise).toBe(1);
});
