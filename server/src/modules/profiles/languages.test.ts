import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readLetters } from '../../../test/letters.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { plantInterests } from '../interests/index.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ works: true, starts: 'engine' });
  await plantInterests(spark.db, 'en');
});
afterAll(() => spark.close());

const ask = (url: string, language: string | null) =>
  spark.send({ method: 'GET', url, headers: language === null ? {} : { 'accept-language': language } });

test.each([
  ['zh-CN', 'zh-CN', '没有这个用户。'],
  ['zh-Hans-SG, en;q=0.5', 'zh-CN', '没有这个用户。'],
  ['ar-EG', 'ar', 'لا يوجد شخص كهذا.'],
  ['tlh, de;q=0.9', 'en', 'There is no such person.'],
  [null, 'en', 'There is no such person.'],
  [`${'x-nonsense,'.repeat(2_00)}`, 'en', 'There is no such person.'],
])('asked for %s, a refusal comes in %s', async (language, locale, detail) => {
  const response = await ask('/api/v1/users/nobody_at_all', language);
  expect(response.json()).toMatchObject({ code: 'not_found', detail });
  expect(response.headers).toMatchObject({ 'content-language': locale, vary: 'accept-language' });
});

test('what a schema refuses is said in that language, with names and numbers in it', async () => {
  const response = await ask('/api/v1/products?limit=51', 'zh');
  expect(response.json()).toMatchObject({
    code: 'validation_failed',
    title: '有些地方要改一下',
    errors: [{ path: '/limit', message: 'limit 不能大于 50。' }],
  });
});

test('interests are named in the language that is asked for', async () => {
  const named = async (language: string) => {
    const response = await ask('/api/v1/interests/cats', language);
    expect(response.headers['content-language']).toBe(language);
    return response.json<{ name: string }>().name;
  };
  expect([await named('en'), await named('zh-CN'), await named('ar')]).toEqual(['Cats', '猫', 'القطط']);
  // Cards bring the operator's name; a page asks once for those that differ.
  const others = async (language: string) =>
    (await spark.call('listInterestNames', { headers: { 'accept-language': language } })).items;
  expect(await others('zh-CN')).toContainEqual({ slug: 'cats', name: '猫' });
  expect(await others('en')).toEqual([]);
});

test('an account is written to in the language it was made in, from right to left where that is so', async () => {
  const email = 'layla@spark.test';
  const response = await spark.send({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    headers: { origin: 'http://localhost:3000', 'accept-language': 'ar' },
    payload: { name: 'Layla', email, password: 'correct horse battery' },
  });
  expect(response.statusCode).toBe(200);
  const letter = await vi.waitFor(async () => {
    const found = (await readLetters(spark)).find(({ to }) => to === email);
    expect(found).toBeDefined();
    return found;
  }, 10_000);
  expect(letter?.text).toContain('<html lang="ar" dir="rtl">');
  expect(letter?.text).toContain('نعم، هذا عنواني');
});
