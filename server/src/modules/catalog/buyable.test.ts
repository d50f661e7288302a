import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct } from '../../../test/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { canTakeSql, isBuyable, isBuyableSql, piecesLeft } from './buyable.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const availabilities = ['in_stock', 'out_of_stock', 'preorder', 'backorder', 'discontinued'] as const;

test.each([
  [{ availability: 'in_stock', quantity: null, reserved: 0 }, null],
  [{ availability: 'in_stock', quantity: null, reserved: 7 }, null],
  [{ availability: 'in_stock', quantity: 1, reserved: 0 }, 1],
  [{ availability: 'in_stock', quantity: 5, reserved: 2 }, 3],
  [{ availability: 'in_stock', quantity: 0, reserved: 0 }, 0],
  [{ availability: 'in_stock', quantity: 2, reserved: 2 }, 0],
  // The shop counted again and found less than was promised.
  [{ availability: 'in_stock', quantity: 1, reserved: 2 }, 0],
  [{ availability: 'out_of_stock', quantity: 5, reserved: 0 }, 0],
  [{ availability: 'discontinued', quantity: 5, reserved: 0 }, 0],
  [{ availability: 'preorder', quantity: 0, reserved: 3 }, null],
  [{ availability: 'backorder', quantity: 0, reserved: 0 }, null],
] as const)('%o leaves %s pieces', (facts, expected) => {
  expect(piecesLeft({ ...facts, missing_since: null })).toBe(expected);
  expect(isBuyable({ ...facts, missing_since: null })).toBe(expected !== 0);
  expect(piecesLeft({ ...facts, missing_since: new Date() })).toBe(0);
});

test('the predicate says the same in SQL, for every combination', async () => {
  const { db } = database;
  for (const availability of availabilities) {
    for (const [quantity, reserved] of [
      [null, 0],
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 2],
      [3, 1],
    ] as const) {
      for (const missing_since of [null, new Date()])
        await makeProduct(db, { availability, quantity, reserved, missing_since });
    }
  }
  const rows = await db
    .selectFrom('products as item')
    .select(['item.availability', 'item.quantity', 'item.reserved', 'item.missing_since'])
    .innerJoin('product_search as searched', 'searched.product_id', 'item.id')
    .select([isBuyableSql('item').as('buyable'), canTakeSql(sql`2`, 'item').as('twice')])
    .select('searched.is_buyable as searched_as')
    .execute();
  expect(rows).toHaveLength(60);
  for (const row of rows) {
    expect(row.buyable, JSON.stringify(row)).toBe(isBuyable(row));
    expect(row.searched_as, JSON.stringify(row)).toBe(isBuyable(row));
    expect(row.twice, JSON.stringify(row)).toBe((piecesLeft(row) ?? 2) >= 2);
  }
  await sql`delete from products`.execute(db);
});
