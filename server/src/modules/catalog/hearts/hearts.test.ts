import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct } from '../../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

test('a visitor gives no hearts, and nobody gives one to what is not there', async () => {
  const params = await makeProduct(spark.db);
  expect(await spark.refusal('heart', { params: { id: params.id } })).toMatchObject({
    code: 'unauthenticated',
  });
  expect(await spark.refusal('listMyHearts')).toMatchObject({ code: 'unauthenticated' });
  const as = await spark.newUser();
  expect(await spark.refusal('heart', { as, params: { id: newId() } })).toMatchObject({ code: 'not_found' });
  expect(await spark.refusal('unheart', { as, params: { id: newId() } })).toMatchObject({
    code: 'not_found',
  });
});

test('a heart is given once and taken back once, and only its giver sees it', async () => {
  const [as, other] = [await spark.newUser(), await spark.newUser()];
  const { id } = await makeProduct(spark.db);
  const params = { id };
  const hearted = async (person: typeof as) =>
    (await spark.call('getProduct', { as: person, params })).hearted;
  await Promise.all(Array.from({ length: 10 }, () => spark.call('heart', { as, params })));
  expect([await hearted(as), await hearted(other)]).toEqual([true, false]);
  expect((await spark.call('getProduct', { params })).hearted).toBe(false);
  expect(await spark.call('unheart', { as, params })).toEqual({ hearted: false });
  expect(await spark.call('unheart', { as, params })).toEqual({ hearted: false });
  expect(await hearted(as)).toBe(false);
});

test('hearts are listed last given first, page by page, with the price of this moment', async () => {
  const as = await spark.newUser();
  const ids: string[] = [];
  for (let count = 0; count < 5; count++) {
    const { id } = await makeProduct(spark.db);
    ids.unshift(id);
    await spark.call('heart', { as, params: { id } });
  }
  const first = await spark.call('listMyHearts', { as, query: { limit: 3 } });
  const query = { limit: 3, cursor: first.nextCursor ?? '' };
  const second = await spark.call('listMyHearts', { as, query });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
  expect(second.nextCursor).toBeNull();
  expect(first.items[0]?.price).toEqual({ amount: 1990, currency: 'USD' });
});
