import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ShopStock } from '@spark/contract';
import { makeProduct } from '../../../test/factories.ts';
import { readLetters } from '../../../test/letters.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { tellWatchers } from './tell-watchers.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ works: true });
});
afterAll(() => spark.close());

type Made = { id: string; external_id: string };
const before = { stock_at: new Date(Date.now() - 60_000), price_at: new Date(Date.now() - 60_000) };
const soldOut = () => makeProduct(spark.db, { ...before, availability: 'out_of_stock' });
const put = (product: Made, facts: Partial<ShopStock>) =>
  spark.call('putShopStock', {
    headers: { authorization: `Bearer ${shopKey}` },
    body: {
      items: [
        {
          externalId: product.external_id,
          availability: 'in_stock',
          at: new Date().toISOString(),
          ...facts,
        },
      ],
    },
  });
const dollars = (amount: number) => ({ amount, currency: 'USD' });
const watching = (product: Made, kind: 'back' | 'price', email?: string) => ({
  params: { id: product.id, kind },
  body: email === undefined ? {} : { email },
});

const lettersTo = async (address: string) => (await readLetters(spark)).filter(({ to }) => to === address);

const subjectsTo = async (address: string) =>
  (await lettersTo(address)).map(({ subject }) => subject).toSorted();

async function tokenFor(address: string): Promise<string> {
  await expect.poll(() => lettersTo(address)).not.toHaveLength(0);
  const [letter] = await lettersTo(address);
  return /\/watches\/([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
}

describe('a watch is refused', () => {
  test.each([
    ['without an account and an address', {}],
    ['for what is no address', { email: 'nobody' }],
    ['for two addresses', { email: 'a@spark.test,b@spark.test' }],
    ['for an address with a line break', { email: 'a@spark.test\nBcc: b@spark.test' }],
  ])('%s', async (_name, body) => {
    const product = await soldOut();
    const refusal = await spark.refusal('watchProduct', { ...watching(product, 'back'), body });
    expect(refusal).toMatchObject({ code: 'validation_failed' });
  });

  test('for a product there is none of, one that can be bought, and a kind there is none of', async () => {
    const email = 'someone@spark.test';
    const product = await makeProduct(spark.db);
    const unknown = { params: { id: newId(), kind: 'back' }, body: { email } };
    expect(await spark.refusal('watchProduct', unknown)).toMatchObject({ code: 'not_found' });
    const kind = { params: { id: product.id, kind: 'colour' }, body: { email } };
    expect(await spark.refusal('watchProduct', kind)).toMatchObject({ code: 'not_found' });
    expect(await spark.refusal('watchProduct', watching(product, 'back', email))).toMatchObject({
      code: 'conflict',
    });
  });
});

describe('somebody with an account', () => {
  test('is told once that a product is back, in the app and by a letter', async () => {
    const person = await spark.newUser({ email_verified: true });
    const { email } = await emailOf(person.id);
    const product = await soldOut();
    const call = { as: person, ...watching(product, 'back') };
    expect(await spark.call('watchProduct', call)).toEqual({ needsConfirmation: false });
    await spark.call('watchProduct', call);
    expect(await spark.call('listProductWatches', { as: person, params: product })).toEqual({
      watches: [{ kind: 'back', channel: 'mail' }],
      isPushDevice: false,
    });

    await put(product, {});
    await expect.poll(() => lettersTo(email)).toHaveLength(1);
    await put(product, { availability: 'out_of_stock' });
    await put(product, {});
    await Promise.all([1, 2, 3].map(() => tellWatchers(spark.db, null, new Date())));
    const { items } = await spark.call('listNotifications', { as: person });
    expect(items).toMatchObject([{ type: 'product_back', post: null, product: { id: product.id } }]);
    expect(await lettersTo(email)).toHaveLength(1);
    expect(await spark.call('listProductWatches', { as: person, params: product })).toMatchObject({
      watches: [],
    });
  });

  test('is written to only where the address is confirmed, and not while they leave', async () => {
    const [unconfirmed, leaving] = [await spark.newUser(), await spark.newUser({ email_verified: true })];
    const confirmed = await spark.newUser({ email_verified: true });
    const product = await soldOut();
    for (const as of [unconfirmed, leaving, confirmed]) {
      await spark.call('watchProduct', { as, ...watching(product, 'back') });
    }
    await spark.call('deleteMe', { as: leaving, body: { handle: leaving.handle } });
    await put(product, {});
    await expect.poll(async () => lettersTo((await emailOf(confirmed.id)).email)).toHaveLength(1);
    expect(await lettersTo((await emailOf(unconfirmed.id)).email)).toEqual([]);
    const toLeaving = await subjectsTo((await emailOf(leaving.id)).email);
    expect(toLeaving.filter((subject) => subject.includes('is back'))).toEqual([]);
    const { items } = await spark.call('listNotifications', { as: unconfirmed });
    expect(items).toMatchObject([{ type: 'product_back' }]);
  });

  test('is told of each lower price, whoever tells it and however often', async () => {
    const person = await spark.newUser({ email_verified: true });
    const product = await makeProduct(spark.db, before);
    await spark.call('watchProduct', { as: person, ...watching(product, 'price') });
    const told = async () =>
      (await spark.call('listNotifications', { as: person })).items.map(({ type }) => type);
    await put(product, { price: dollars(2_500) });
    await put(product, { price: dollars(1_500) });
    await expect.poll(told).toEqual(['price_dropped']);
    await Promise.all([1, 2, 3].map(() => tellWatchers(spark.db, [product.id], new Date())));
    expect(await told()).toEqual(['price_dropped']);
    await put(product, { price: dollars(1_200) });
    await expect.poll(told).toEqual(['price_dropped', 'price_dropped']);
  });

  test('is told of a sale that begins by itself', async () => {
    const person = await spark.newUser({ email_verified: true });
    const product = await makeProduct(spark.db);
    await spark.call('watchProduct', { as: person, ...watching(product, 'price') });
    const tomorrow = new Date(Date.now() + 24 * 3_600_000);
    await spark.db
      .updateTable('products')
      .set({ sale_price_amount: 900, sale_starts_at: tomorrow })
      .where('id', '=', product.id)
      .execute();
    expect(await tellWatchers(spark.db, null, new Date())).toEqual({ told: 0 });
    expect(await tellWatchers(spark.db, null, new Date(tomorrow.getTime() + 1))).toEqual({ told: 1 });
  });

  test('ends a watch, their own alone', async () => {
    const [person, other] = [await spark.newUser(), await spark.newUser()];
    const product = await soldOut();
    for (const as of [person, other]) await spark.call('watchProduct', { as, ...watching(product, 'back') });
    const params = { id: product.id, kind: 'back' };
    expect(await spark.refusal('unwatchProduct', { params })).toMatchObject({ code: 'unauthenticated' });
    for (let time = 0; time < 2; time++) await spark.call('unwatchProduct', { as: person, params });
    const kinds = async (as: typeof person) =>
      (await spark.call('listProductWatches', { as, params: product })).watches.map(({ kind }) => kind);
    expect([await kinds(person), await kinds(other)]).toEqual([[], ['back']]);
  });
});

describe('somebody without an account', () => {
  test('is told only after confirming, and ends it by the link of the letter', async () => {
    const email = 'reader@spark.test';
    const product = await soldOut();
    expect(await spark.call('watchProduct', watching(product, 'back', 'Reader@Spark.test'))).toEqual({
      needsConfirmation: true,
    });
    const token = await tokenFor(email);
    expect(await spark.call('getWatch', { params: { token } })).toMatchObject({
      isConfirmed: false,
      product: { id: product.id },
    });
    await put(product, {});
    await tellWatchers(spark.db, null, new Date());
    expect(await lettersTo(email)).toHaveLength(1);
    // It came back in the meantime: told with the confirmation.
    expect(await spark.call('confirmWatch', { params: { token } })).toMatchObject({ isConfirmed: true });
    await spark.call('confirmWatch', { params: { token } });
    await expect.poll(() => subjectsTo(email)).toHaveLength(2);
    // Mail programs end it with a button of their own.
    const told = (await lettersTo(email)).find(({ text }) => text.includes('List-Unsubscribe-Post'));
    const url = `/api/v1/unsubscribe/watches/${token}`;
    expect(told?.text).toContain(`${url}>`);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const payload = 'List-Unsubscribe=One-Click';
    for (let time = 0; time < 2; time++) {
      expect((await spark.send({ method: 'POST', url, headers, payload })).statusCode).toBe(204);
    }
    await spark.call('endWatch', { params: { token } });
    expect(await spark.refusal('getWatch', { params: { token } })).toMatchObject({ code: 'not_found' });
  });

  test('is not found by a guessed link', async () => {
    for (const token of ['x'.repeat(24), 'short', '../../etc']) {
      for (const name of ['getWatch', 'confirmWatch'] as const) {
        expect(await spark.refusal(name, { params: { token } })).toMatchObject({ code: 'not_found' });
      }
    }
  });

  test('is not written to again and again', async () => {
    const email = 'flooded@spark.test';
    const first = await soldOut();
    for (let time = 0; time < 6; time++) await spark.call('watchProduct', watching(first, 'back', email));
    for (let count = 0; count < 14; count++) {
      const answer = await spark.call('watchProduct', watching(await soldOut(), 'back', email));
      expect(answer).toEqual({ needsConfirmation: true });
    }
    // Three about the first, one about each of nine others.
    await expect.poll(async () => (await lettersTo(email)).length, { timeout: 10_000 }).toBe(12);
    const { n } = await spark.db
      .selectFrom('watches')
      .select((query) => query.fn.countAll<number>().as('n'))
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    expect(n).toBe(10);
  });
});

async function emailOf(userId: string): Promise<{ email: string }> {
  return spark.db.selectFrom('users').select('email').where('id', '=', userId).executeTakeFirstOrThrow();
}
