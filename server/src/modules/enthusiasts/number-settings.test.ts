import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/test-database.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import type { Database } from '../../platform/db/index.ts';
import { loadNumbers, storeNumbers } from './number-settings.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('of the first two who set numbers at the same moment neither undoes what the other set', async () => {
  const { db } = database;
  const now = new Date();
  const second = Promise.withResolvers<unknown>();
  await db.transaction().execute(async (trx) => {
    await storeNumbers(trx, { smile: 2 }, now);
    second.resolve(db.transaction().execute((other) => storeNumbers(other, { answer: 3 }, now)));
    await waitingFor(db, 1);
  });
  await second.promise;
  expect(await loadNumbers(db)).toMatchObject({ smile: 2, answer: 3 });
});
