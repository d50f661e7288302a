import { expect, onTestFinished, test } from 'vitest';
import { makeUser } from '../../test/factories.ts';
import { createTestDatabase } from '../../test/test-database.ts';
import { moveIn } from './load-demo.ts';

test('the demo that comes after somebody else, who moved in while it was drawn, stays out and says so', async () => {
  const { db, close } = await createTestDatabase();
  onTestFinished(close);
  const begin = () => moveIn(db, { now: new Date(), pictures: new Map() }, 'en');
  const later = await db.transaction().execute(async (trx) => {
    await makeUser(trx);
    // It waits until this is over; in a list, or it were waited for here.
    return [begin()];
  });
  expect(await Promise.all(later)).toEqual([false]);
});
