import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct } from '../../../../test/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/test-database.ts';
import { createReceiver, type Receiver } from '../../../platform/broadcast/index.ts';
import { createChangeFollower } from '../../../platform/changes/index.ts';
import { announceProducts } from '../announce-products.ts';
import type { ProductSource } from '../product-source.ts';
import { createKeptProducts } from './kept-products.ts';

let database: TestDatabase;
let receiver: Receiver;
let products: ProductSource;
beforeAll(async () => {
  database = await createTestDatabase();
  const log = pino({ level: 'silent' });
  receiver = createReceiver(database.connection, log);
  const changes = createChangeFollower(database.db, log);
  products = createKeptProducts({ db: database.db, receiver, changes });
});
afterAll(async () => {
  await receiver.close();
  await database.close();
});

const now = new Date('2026-11-27T12:00:00Z');
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test('nobody says that cards hold while nothing would tell of their change', async () => {
  expect(products.edition(now)).toBeNull();
  await receiver.start();
  expect(products.edition(now)).not.toBeNull();
});

test('cards hold until a sale begins, until it ends, and until something is told of a product', async () => {
  const sale = { sale_price_amount: 990, sale_starts_at: after(60), sale_ends_at: after(120) };
  const hat = await makeProduct(database.db, { price_at: now, ...sale });
  const edition = products.edition(now);
  const cardAt = async (moment: Date) => (await products.cards([hat.id], moment)).get(hat.id);
  const full = await cardAt(now);
  expect(products.edition(after(59))).toBe(edition);
  const onSale = products.edition(after(60));
  expect(onSale).not.toBe(edition);
  expect((await cardAt(after(60)))?.price).not.toEqual(full?.price);
  expect(products.edition(after(119))).toBe(onSale);
  const dear = products.edition(after(120));
  expect(dear).not.toBe(onSale);
  expect((await cardAt(after(120)))?.price).toEqual(full?.price);
  await database.db.transaction().execute((trx) => announceProducts(trx, [hat.id]));
  await expect.poll(() => products.edition(after(121))).not.toBe(dear);
  // A clock that was put back.
  const late = products.edition(after(122));
  expect(late).toBe(products.edition(after(121)));
  expect(products.edition(after(59))).not.toBe(late);
});
