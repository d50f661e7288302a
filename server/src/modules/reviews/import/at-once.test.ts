import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct, makeUser } from '../../../../test/factories.ts';
import { createTestDatabase } from '../../../../test/test-database.ts';
import { waitingFor } from '../../../../test/waiting-for.ts';
import { newId, newIdAt, type Database, type Trx } from '../../../platform/db/index.ts';
import { holdProducts } from '../../catalog/index.ts';
import { digestOfAddress, digestOfReview } from './digests.ts';
import { discardWaiting, publishWaiting, refuseWaiting, sweepWaiting } from './settle-waiting.ts';
import { storeWaiting } from './store-waiting.ts';

let database: Database;
let authorId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  ({ id: authorId } = await makeUser(database.db));
});
afterAll(() => database.close());

const now = new Date();
const inOne = <T>(work: (trx: Trx) => Promise<T>) => database.db.transaction().execute(work);

const store = (trx: Trx, email: string, productIds: readonly string[]) =>
  storeWaiting(
    trx,
    productIds.map((productId) => ({
      id: newIdAt(now),
      productId,
      email,
      digest: digestOfReview(email, productId),
      address: digestOfAddress(email),
      stars: 4,
      title: 'Words',
      text: 'More words.',
      isVouched: false,
      writtenAt: now,
    })),
    now,
  );

async function wait(email: string, productIds: readonly string[]) {
  await inOne((trx) => store(trx, email, productIds));
  const { db } = database;
  const addresses = db.selectFrom('review_addresses').select(['id', 'email']).where('email', '=', email);
  const address = await addresses.executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('waiting_reviews')
    .select('id')
    .where('address_id', '=', address.id)
    .execute();
  return { address, ids: rows.map(({ id }) => id), now };
}

const waitingFrom = (email: string) =>
  database.db
    .selectFrom('review_addresses as address')
    .leftJoin('waiting_reviews', 'waiting_reviews.address_id', 'address.id')
    .select('product_id')
    .where('address.email', '=', email)
    .execute();

/** What comes of something that waits for what another does meanwhile. */
async function meanwhile<T>(first: (trx: Trx) => Promise<unknown>, second: () => Promise<T>): Promise<T> {
  const done = Promise.withResolvers<T>();
  await inOne(async (trx) => {
    await first(trx);
    done.resolve(second());
    await waitingFor(database.db, 1);
  });
  return done.promise;
}

test('what an import adds while the last review of an address is settled waits on', async () => {
  const { db } = database;
  const [old, added] = [await makeProduct(db), await makeProduct(db)];
  const chosen = await wait('added@spark.test', [old.id]);
  await meanwhile(
    (trx) => store(trx, 'added@spark.test', [added.id]),
    () => inOne((trx) => discardWaiting(trx, chosen)),
  );
  expect(await waitingFrom('added@spark.test')).toEqual([{ product_id: added.id }]);
});

test('what is published while an import brings it in again asks nobody a second time', async () => {
  const { id: productId } = await makeProduct(database.db);
  const chosen = await wait('again@spark.test', [productId]);
  const stored = await meanwhile(
    (trx) => publishWaiting(trx, chosen, authorId),
    () => inOne((trx) => store(trx, 'again@spark.test', [productId])),
  );
  expect(stored).toMatchObject({ added: 0, settled: 1 });
  expect(await waitingFrom('again@spark.test')).toEqual([]);
});

test('who refuses while an import brings more in is left alone', async () => {
  const { id: productId } = await makeProduct(database.db);
  const { address } = await wait('never@spark.test', [productId]);
  const stored = await meanwhile(
    (trx) => refuseWaiting(trx, address, now),
    () => inOne((trx) => store(trx, 'never@spark.test', [productId])),
  );
  expect(stored).toMatchObject({ added: 0, refused: 1 });
  expect(await waitingFrom('never@spark.test')).toEqual([]);
});

test('of an address whose last reviews are settled on two devices nothing stays', async () => {
  const { db } = database;
  const { address, ids } = await wait('two@spark.test', [
    (await makeProduct(db)).id,
    (await makeProduct(db)).id,
  ]);
  await meanwhile(
    (trx) => discardWaiting(trx, { address, ids: ids.slice(0, 1), now }),
    () => inOne((trx) => discardWaiting(trx, { address, ids: ids.slice(1), now })),
  );
  expect(await waitingFrom('two@spark.test')).toEqual([]);
});

test('a sweep passes by what somebody has in hand', async () => {
  const later = new Date(now.getTime() + 181 * 86_400_000);
  await sweepWaiting(database.db, later);
  const { id: productId } = await makeProduct(database.db);
  const chosen = await wait('late@spark.test', [productId]);
  await inOne(async (trx) => {
    await publishWaiting(trx, chosen, authorId);
    expect(await sweepWaiting(database.db, later)).toBe(0);
  });
});

test('who publishes several holds their products as the shop does', async () => {
  const ids = [newId(), newId()];
  for (const [place, id] of ids.entries()) {
    await makeProduct(database.db, { id, external_id: `published-${9 - place}` });
  }
  const chosen = await wait('several@spark.test', ids);
  const done = Promise.withResolvers<unknown>();
  await inOne(async (trx) => {
    await holdProducts(trx, ids.slice(1));
    done.resolve(inOne((other) => publishWaiting(other, chosen, authorId)));
    await waitingFor(database.db, 1);
    await holdProducts(trx, ids);
  });
  await done.promise;
});
