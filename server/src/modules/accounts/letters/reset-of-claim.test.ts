import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readLetters } from '../../../../test/letters.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ works: true });
});
afterAll(() => spark.close());

const email = 'claimed@spark.test';
const headers = { origin: 'http://localhost:3000' };
const auth = async (path: string, payload: object) => {
  const answer = await spark.send({ method: 'POST', url: `/api/auth${path}`, headers, payload });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer;
};
const account = async (answer: Awaited<ReturnType<typeof auth>>) =>
  spark.call('getMe', { as: { token: String(answer.headers['set-auth-token']) } });

test('who only claimed an address has it after a new password, once nobody else has it', async () => {
  const holder = await account(
    await auth('/sign-up/email', { name: 'Ann', email, password: 'the first one' }),
  );
  const claimer = await account(await auth('/sign-up/email', { name: 'Bo', email, password: 'the second' }));
  await spark.db.deleteFrom('users').where('id', '=', holder.id).execute();
  await auth('/request-password-reset', { email });
  const letter = await vi.waitFor(async () => {
    const found = (await readLetters(spark)).find(({ subject }) => subject === 'Choose a new password');
    if (found === undefined) throw new Error('not yet');
    return found;
  }, 20_000);
  const token = /[?&]token=([\w.-]+)/.exec(letter.text)?.[1];
  await auth('/reset-password', { token, newPassword: 'chosen just now' });
  const back = await account(await auth('/sign-in/email', { email, password: 'chosen just now' }));
  expect(back).toMatchObject({ id: claimer.id, email, emailVerified: true });
  const kept = await spark.db
    .selectFrom('users')
    .select(['email', 'claimed_email'])
    .where('id', '=', claimer.id)
    .executeTakeFirstOrThrow();
  expect(kept).toEqual({ email, claimed_email: null });
});
