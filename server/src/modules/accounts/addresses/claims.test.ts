import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { networkOf } from '../caller-network.ts';
import { tryLimits } from '../count-tries.ts';
import { releaseUnconfirmed } from './claims.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'nothing' });
});
afterAll(() => spark.close());

const password = 'correct horse battery';
let people = 0;
const freshEmail = () => `claimer-${++people}@spark.test`;

interface Answer {
  token: string;
  user: { id: string; email: string; name: string };
}

function auth(
  path: string,
  payload: object | null,
  more: { token?: string; from?: string; agent?: string } = {},
) {
  return spark.send({
    method: payload === null ? 'GET' : 'POST',
    url: `/api/auth${path}`,
    headers: {
      ...(more.token !== undefined && { authorization: `Bearer ${more.token}` }),
      ...(more.agent !== undefined && { 'user-agent': more.agent }),
    },
    ...(payload !== null && { payload }),
    ...(more.from !== undefined && { remoteAddress: more.from }),
  });
}

async function signUp(email: string, word = password, name = 'Ann') {
  const response = await auth('/sign-up/email', { name, email, password: word });
  expect(response.statusCode, response.body).toBe(200);
  return { ...response.json<Answer>().user, token: String(response.headers['set-auth-token']) };
}

const confirm = (id: string) =>
  spark.db.updateTable('users').set({ email_verified: true }).where('id', '=', id).execute();

describe('nobody sees that an account is a claim', () => {
  test('in what a device is told to make a passkey with', async () => {
    const email = freshEmail();
    for (const { token } of [await signUp(email), await signUp(email, 'another password')]) {
      const { user } = (await auth('/passkey/generate-register-options', null, { token })).json<{
        user: object;
      }>();
      expect(user).toMatchObject({ name: email, displayName: email });
    }
  });

  test('and nobody reads the address behind one by writing it somewhere', async () => {
    const email = freshEmail();
    const claim = await signUp(email).then(() => signUp(email, 'another password'));
    const { email: kept } = await spark.db
      .selectFrom('users')
      .select('email')
      .where('id', '=', claim.id)
      .executeTakeFirstOrThrow();
    expect(kept).toMatch(/@claimed\.invalid$/);
    const stranger = await signUp(freshEmail(), password, kept);
    const signedIn = await auth('/sign-in/email', { email: stranger.email, password }, { agent: kept });
    const session = await auth('/get-session', null, {
      token: String(signedIn.headers['set-auth-token']),
      agent: kept,
    });
    for (const answer of [signedIn, session]) expect(answer.body).not.toContain(email);
    expect(session.json()).toMatchObject({ session: { userAgent: kept }, user: { email: stranger.email } });
  });
});

test('an account that had an address without confirming it is kept under a name that tells nothing', async () => {
  const email = freshEmail();
  const first = await signUp(email);
  await releaseUnconfirmed(spark.db, email, new Date());
  const row = await spark.db
    .selectFrom('users')
    .select(['email', 'claimed_email'])
    .where('id', '=', first.id)
    .executeTakeFirstOrThrow();
  expect(row.claimed_email).toBe(email);
  expect(row.email).not.toContain(first.id);
});

describe('passwords for an address are counted', () => {
  const most = tryLimits.password.most;
  const tryOut = (email: string, word: string, from: string) =>
    auth('/sign-in/email', { email, password: word }, { from });
  const setCount = (count: number) =>
    spark.db.updateTable('tries').set({ count }).where('kind', '=', 'password').execute();

  test('by network, so that a stranger does not keep its owner out', async () => {
    const { email } = await signUp(freshEmail());
    await spark.db.deleteFrom('tries').execute();
    expect((await tryOut(email, 'not this one', '192.0.2.1')).statusCode).toBe(401);
    await setCount(most);
    const refused = await tryOut(email, password, '192.0.2.1');
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.json()).toMatchObject({ detail: expect.stringMatching(/^That was too many passwords/) });
    expect((await tryOut(email, password, '192.0.2.2')).statusCode).toBe(200);
  });

  test('on, where somebody signs in to a claim in between, and anew, where its owner does', async () => {
    const email = freshEmail();
    const owner = await signUp(email);
    await confirm(owner.id);
    await signUp(email, 'a word of a stranger');
    await spark.db.deleteFrom('tries').execute();
    const from = '192.0.2.3';
    expect((await tryOut(email, 'not this one', from)).statusCode).toBe(401);
    await setCount(most - 1);
    expect((await tryOut(email, 'a word of a stranger', from)).statusCode).toBe(200);
    expect((await tryOut(email, 'not this one', from)).statusCode).toBe(429);
    await setCount(most - 1);
    expect((await tryOut(email, password, from)).statusCode).toBe(200);
    expect((await tryOut(email, 'not this one', from)).statusCode).toBe(401);
  });

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
