import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct } from '../../../test/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { isBuyable, isBuyableSql } from './buyable.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const availabilities = ['in_stock', 'out_of_stock', 'preorder', 'backorder', 'discontinued'] as const;

test.each([
  [{ availability: 'in_stock', quantity: null }, true],
  [{ availability: 'in_stock', quantity: 1 }, true],
  [{ availability: 'in_stock', quantity: 0 }, false],
  [{ availability: 'out_of_stock', quantity: 5 }, false],
  [{ availability: 'discontinued', quantity: 5 }, false],
  [{ availability: 'preorder', quantity: 0 }, true],
  [{ availability: 'backorder', quantity: 0 }, true],
] as const)('%o can be bought: %s', (facts, expected) => {
  expect(isBuyable({ ...facts, missing_since: null })).toBe(expected);
  expect(isBuyable({ ...facts, missing_since: new Date() })).toBe(false);
});

test('the predicate says the same in SQL, for every combination', async () => {
  const { db } = database;
  for (const availability of availabilities) {
    for (const quantity of [null, 0, 1]) {
      for (const missing_since of [null, new Date()])
        await makeProduct(db, { availability, quantity, missing_since });
    }
  }
  const rows = await db
    .selectFrom('products as item')
    .select(['item.availability', 'item.quantity', 'item.missing_since', isBuyableSql('item').as('buyable')])
    .execute();
  expect(rows).toHaveLength(30);
  for (const row of rows) expect(row.buyable, JSON.stringify(row)).toBe(isBuyable(row));
  await sql`delete from products`.execute(db);
});
