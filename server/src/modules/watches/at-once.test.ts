import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct, makeUser } from '../../../test/factories.ts';
import { createTestDatabase } from '../../../test/test-database.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import { newId, type Database, type Trx } from '../../platform/db/index.ts';
import { watchProduct } from './watch-product.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function watch(trx: Trx, who: { email: string } | { userId: string }) {
  const product = await makeProduct(trx);
  const wish = {
    productId: product.id,
    kind: 'price',
    channel: 'mail',
    locale: 'en',
    now: new Date(),
  } as const;
  return watchProduct(trx, { userId: null, email: null, ...wish, ...who });
}

/** Lets somebody wish for one thing more while another wish of theirs is on its way. */
async function watchTwo(who: { email: string } | { userId: string }): Promise<void> {
  const { db } = database;
  const second = Promise.withResolvers<unknown>();
  await db.transaction().execute(async (trx) => {
    await watch(trx, who);
    second.resolve(db.transaction().execute((other) => watch(other, who)));
    await waitingFor(db, 1);
  });
  await second.promise;
}

const count = async (who: { email: string } | { user_id: string }) => {
  const watches = database.db.selectFrom('watches').select((query) => query.fn.countAll<number>().as('n'));
  const [column, value] =
    'email' in who ? (['email', who.email] as const) : (['user_id', who.user_id] as const);
  return (await watches.where(column, '=', value).executeTakeFirstOrThrow()).n;
};

test('however many wishes come at once, a mailbox gets ten letters', async () => {
  const who = { email: 'crowded@spark.test' };
  for (let made = 0; made < 9; made += 1) await database.db.transaction().execute((trx) => watch(trx, who));
  await watchTwo(who);
  expect(await count(who)).toBe(10);
});

test('however many wishes come at once, nobody watches more than there may be', async () => {
  const { db } = database;
  const { id: userId } = await makeUser(db);
  const products = await Promise.all(Array.from({ length: 250 }, () => makeProduct(db)));
  const rows = products.flatMap(({ id }) =>
    (['back', 'price'] as const).map((kind) => ({ id: newId(), token: newId(), product_id: id, kind })),
  );
  const facts = {
    user_id: userId,
    channel: 'mail',
    created_at: new Date(),
    confirmed_at: new Date(),
  } as const;
  await db
    .insertInto('watches')
    .values(rows.slice(1).map((row) => ({ ...row, ...facts })))
    .execute();
  await expect(watchTwo({ userId })).rejects.toThrow(/very many/);
  expect(await count({ user_id: userId })).toBe(500);
});
