import { randomUUID } from 'node:crypto';
import type { Problem } from '@spark/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitingJobs } from '../../../../test/jobs.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { tryLimits } from '../count-tries.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

const password = 'correct horse battery';
let people = 0;
const freshEmail = () => `flood-${++people}@spark.test`;

const auth = (path: string, payload: object) =>
  spark.send({
    method: 'POST',
    url: `/api/auth${path}`,
    headers: { origin: 'http://localhost:3000' },
    payload,
  });
const signUp = async (email: string) =>
  expect((await auth('/sign-up/email', { name: 'Ann', email, password })).statusCode).toBe(200);
const signIn = (email: string, word = 'not this one') => auth('/sign-in/email', { email, password: word });

describe('a flood', () => {
  test(`of letters ends after ${tryLimits['reset-letter'].most} of a kind to one mailbox, whoever asks, and whatever stands behind the plus`, async () => {
    await spark.db.deleteFrom('tries').execute();
    const [local, domain] = [`flood-${Date.now()}`, 'spark.test'];
    await signUp(`${local}@${domain}`);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const email = `${local}${index % 2 === 0 ? '' : `+${index}`}@${domain}`;
        return auth('/request-password-reset', { email });
      }),
    );
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(8 - tryLimits['reset-letter'].most);
    expect(refused[0]?.json()).toMatchObject({ detail: expect.stringContaining('Wait a while') });
    // Nobody keeps a link from its owner by asking for something else.
    expect((await auth('/sign-in/magic-link', { email: `${local}@${domain}` })).statusCode).toBe(200);
  });

  test('of letters of one account ends, to whatever addresses they go', async () => {
    const as = await spark.newUser();
    const ask = () => spark.request('changeAddress', { as, body: { email: freshEmail() } });
    for (let asked = 0; asked < tryLimits['account-letter'].most; asked++) {
      expect((await ask()).statusCode).toBeLessThan(300);
    }
    expect((await ask()).statusCode).toBe(429);
  });

  test('of letters of one network ends, to whatever addresses; whoever signs up there may, and is not written to', async () => {
    const from = (remoteAddress: string, path: string, payload: object) => {
      const headers = { origin: 'http://localhost:3000' };
      return spark.send({ method: 'POST', url: `/api/auth${path}`, remoteAddress, headers, payload });
    };
    const [hall, home, known, late] = ['192.0.2.44', '203.0.113.9', freshEmail(), freshEmail()];
    await from(hall, '/sign-up/email', { name: 'Ann', email: known, password });
    await spark.db
      .updateTable('tries')
      .set({ count: tryLimits['network-letter'].most })
      .where('kind', '=', 'network-letter')
      .execute();
    for (const path of ['/request-password-reset', '/sign-in/magic-link', '/send-verification-email']) {
      const [one, other] = [
        await from(hall, path, { email: known }),
        await from(hall, path, { email: freshEmail() }),
      ];
      expect([one.statusCode, one.json<Problem>().detail]).toEqual([429, other.json<Problem>().detail]);
      expect((await from(home, path, { email: known })).statusCode, path).toBe(200);
    }
    const signedUp = await from(hall, '/sign-up/email', { name: 'Ann', email: late, password });
    const { user } = signedUp.json<{ user: { id: string; emailVerified: boolean } }>();
    expect([signedUp.statusCode, user.emailVerified]).toEqual([200, false]);
    const letters = await waitingJobs(spark, 'account-letter');
    expect(letters.length).toBeGreaterThan(0);
    expect(JSON.stringify(letters)).not.toContain(user.id);
  });

  test('of passwords for one address ends, from wherever they come, and the letter still helps', async () => {
    const email = freshEmail();
    await signUp(email);
    await spark.db.deleteFrom('tries').execute();
    const unknown = freshEmail();
    for (const tried of [email, unknown]) expect((await signIn(tried, 'not this one')).statusCode).toBe(401);
    await spark.db
      .updateTable('tries')
      .set({ count: tryLimits['password-anywhere'].most })
      .where('kind', '=', 'password-anywhere')
      .execute();
    const [one, other] = [await signIn(email), await signIn(unknown)];
    expect([one.statusCode, one.json<Problem>().detail]).toEqual([429, other.json<Problem>().detail]);
    expect((await auth('/sign-in/magic-link', { email })).statusCode).toBe(200);
  });

  test.each([
    ['/magic-link/verify', 'GET'],
    ['/reset-password', 'POST'],
  ] as const)('of guesses at what a letter leads on with ends: %s', async (path, method) => {
    await spark.db.deleteFrom('tries').execute();
    const guess = (remoteAddress: string) => {
      const token = randomUUID();
      return method === 'GET'
        ? spark.send({ method, url: `/api/auth${path}?token=${token}`, remoteAddress })
        : spark.send({
            method,
            url: `/api/auth${path}`,
            remoteAddress,
            payload: { token, newPassword: 'a brand new password' },
          });
    };
    const first = await guess('192.0.2.45');
    expect([302, 400]).toContain(first.statusCode);
    expect(first.headers['set-auth-token']).toBeUndefined();
    // As if many were made, also where the next minute has begun meanwhile.
    await sql`update tries set count = 1000 where kind = 'call'`.execute(spark.db);
    await sql`
      insert into tries (kind, key, window_at, count)
      select kind, key, window_at + interval '1 minute', count from tries where kind = 'call'`.execute(
      spark.db,
    );
    expect((await guess('192.0.2.45')).statusCode).toBe(429);
    expect((await guess('203.0.113.10')).statusCode).toBe(first.statusCode);
  });
});
