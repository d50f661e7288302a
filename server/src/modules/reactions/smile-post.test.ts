import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../platform/db/index.ts';
import { makePost } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

test('a visitor cannot smile', async () => {
  const post = await makePost(spark.db);
  expect(await spark.refusal('smile', { params: post })).toMatchObject({ code: 'unauthenticated' });
});

test('a post that is not there cannot be smiled at', async () => {
  const as = await spark.newUser();
  for (const id of [newId(), 'not-an-id', '%00', 'x'.repeat(300)]) {
    expect(await spark.refusal('smile', { as, params: { id } })).toMatchObject({ code: 'not_found' });
  }
});

test('a deleted post cannot be smiled at', async () => {
  const as = await spark.newUser();
  const post = await makePost(spark.db, { deleted_at: new Date() });
  expect(await spark.refusal('smile', { as, params: post })).toMatchObject({ code: 'not_found' });
});

test('a smile counts once, however often it is given', async () => {
  const as = await spark.newUser();
  const params = await makePost(spark.db);
  expect(await spark.call('smile', { as, params })).toEqual({ smiled: true, smileCount: 1 });
  expect(await spark.call('smile', { as, params })).toEqual({ smiled: true, smileCount: 1 });
  expect(await spark.call('getPost', { as, params })).toMatchObject({
    smileCount: 1,
    viewer: { smiled: true },
  });
  expect(await spark.call('getPost', { params })).toMatchObject({ viewer: { smiled: false } });
});

test('a smile is taken back once, however often that is asked', async () => {
  const [one, another] = [await spark.newUser(), await spark.newUser()];
  const params = await makePost(spark.db);
  await spark.call('smile', { as: one, params });
  await spark.call('smile', { as: another, params });
  expect(await spark.call('unsmile', { as: one, params })).toEqual({ smiled: false, smileCount: 1 });
  expect(await spark.call('unsmile', { as: one, params })).toEqual({ smiled: false, smileCount: 1 });
});

test('twenty smiles of one person at once count once', async () => {
  const as = await spark.newUser();
  const params = await makePost(spark.db);
  await Promise.all(Array.from({ length: 20 }, () => spark.call('smile', { as, params })));
  expect(await spark.call('getPost', { params })).toMatchObject({ smileCount: 1 });
});

test('twenty people at once count twenty', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => spark.newUser()));
  const params = await makePost(spark.db);
  await Promise.all(people.map((as) => spark.call('smile', { as, params })));
  expect(await spark.call('getPost', { params })).toMatchObject({ smileCount: 20 });
});

test('giving and taking back at once leaves the count equal to the smiles there are', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => spark.newUser()));
  const params = await makePost(spark.db);
  const toggles = people.flatMap((as) =>
    Array.from({ length: 6 }, (_, turn) => spark.call(turn % 2 === 0 ? 'smile' : 'unsmile', { as, params })),
  );
  await Promise.all(toggles);
  const smiles = await spark.db
    .selectFrom('smiles')
    .select('user_id')
    .where('post_id', '=', params.id)
    .execute();
  expect(await spark.call('getPost', { params })).toMatchObject({ smileCount: smiles.length });
});

test('a smile needs no body, and an empty one does no harm', async () => {
  const as = await spark.newUser();
  const params = await makePost(spark.db);
  const headers = { 'content-type': 'application/json' };
  expect(await spark.call('smile', { as, params, headers })).toMatchObject({ smiled: true });
});
