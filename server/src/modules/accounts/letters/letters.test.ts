import type { Problem } from '@spark/contract';
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readLetters } from '../../../../test/letters.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ works: true, env: { SPARK_ADMIN_EMAIL: 'Boss@Spark.test' } });
});
afterAll(() => spark.close());

const password = 'correct horse battery';
let people = 0;
const freshEmail = () => `reader-${++people}@spark.test`;

function auth(path: string, payload?: object, token?: string) {
  const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return spark.send({
    method: payload === undefined ? 'GET' : 'POST',
    url: `/api/auth${path}`,
    headers: { ...bearer, ...(payload && { origin: 'http://localhost:3000' }) },
    ...(payload && { payload }),
  });
}

const tokenOf = (response: LightMyRequestResponse) => {
  expect(response.statusCode, response.body).toBe(200);
  return String(response.headers['set-auth-token']);
};
const signUp = async (email: string, word = password) =>
  tokenOf(await auth('/sign-up/email', { name: 'Ann', email, password: word }));
const signIn = (email: string, word = password) => auth('/sign-in/email', { email, password: word });
const me = (token: string) => spark.call('getMe', { as: { token } });

/** The newest letter to an address with such a subject, once it is written. */
const letterTo = (to: string, subject: string) =>
  vi.waitFor(async () => {
    const letter = (await readLetters(spark)).find((one) => one.to === to && one.subject.includes(subject));
    if (letter === undefined) throw new Error(`no letter "${subject}" to ${to} yet`);
    return letter;
  }, 10_000);
const tokenIn = ({ text }: { text: string }) => /[?&]token=([\w.-]+)/.exec(text)?.[1] ?? '';
const countTo = async (to: string) => (await readLetters(spark)).filter((one) => one.to === to).length;
const confirm = async (letter: { text: string }, token?: string) =>
  auth(`/verify-email?token=${tokenIn(letter)}`, undefined, token);

/** Adds a passkey to an account; says which ones it has. */
async function givePasskey(userId: string) {
  const facts = { public_key: 'key', counter: 0, device_type: 'singleDevice', backed_up: false };
  await spark.db
    .insertInto('passkeys')
    .values({ id: newId(), user_id: userId, credential_id: newId(), ...facts })
    .execute();
  return () => spark.db.selectFrom('passkeys').select('id').where('user_id', '=', userId).execute();
}

describe('an address', () => {
  test('is asked whether it is whose account wants it, and confirmed by the letter', async () => {
    const email = freshEmail();
    const token = await signUp(email);
    expect(await me(token)).toMatchObject({ email, emailVerified: false });
    const letter = await letterTo(email, 'Is this your address');
    expect(letter.text).toContain(`@${(await me(token)).handle}`);
    // Whoever reads the letter may not know whose account it is about: only its own people confirm it.
    const stranger = await signUp(freshEmail());
    for (const as of [undefined, stranger]) {
      const refused = await confirm(letter, as);
      expect([refused.statusCode, refused.json<Problem>().code]).toEqual([403, 'SIGN_IN_TO_CONFIRM']);
    }
    expect(await me(token)).toMatchObject({ emailVerified: false });
    expect((await confirm(letter, token)).statusCode).toBe(200);
    expect(await me(token)).toMatchObject({ emailVerified: true });
    expect((await confirm(letter, token)).statusCode).toBe(200);
  });

  test('that was just signed up with is never without its letter, whatever ends in that moment', async () => {
    const email = freshEmail();
    const idle = await createTestApp({ starts: 'nothing' });
    onTestFinished(() => idle.close());
    await idle.send({
      method: 'POST',
      url: '/api/auth/sign-up/email',
      payload: { name: 'Ann', email, password },
    });
    // Both rows are of one transaction: there is no moment that has one of them.
    const { rows } = await sql`
      select users.xmin = job.xmin as together
        from users, graphile_worker._private_jobs job
       where job.payload ->> 'userId' = users.id::text and job.payload ->> 'kind' = 'confirm'`.execute(
      idle.db,
    );
    expect(rows).toEqual([{ together: true }]);
  });

  test('that somebody has is answered as one that nobody has, and the letter says so to its owner alone', async () => {
    const email = freshEmail();
    const first = await auth('/sign-up/email', { name: 'Ann', email, password });
    await confirm(await letterTo(email, 'Is this your address'), tokenOf(first));
    const again = await auth('/sign-up/email', {
      name: 'Ann',
      email: email.toUpperCase(),
      password: 'another one',
    });
    const shape = (response: LightMyRequestResponse) => {
      const { token, user } = response.json<{ token: string; user: Record<string, unknown> }>();
      const headers = Object.keys(response.headers).toSorted();
      return {
        status: response.statusCode,
        headers,
        token: token.length,
        ...user,
        id: '',
        handle: '',
        createdAt: '',
        updatedAt: '',
      };
    };
    expect(shape(again)).toEqual(shape(first));
    const [owner, claimer] = [tokenOf(first), tokenOf(again)];
    expect((await me(owner)).id).not.toBe((await me(claimer)).id);
    expect(await me(claimer)).toMatchObject({ email, emailVerified: false });
    expect((await auth('/get-session', undefined, claimer)).json()).toMatchObject({ user: { email } });
    // Either comes back by their own password.
    expect((await me(tokenOf(await signIn(email, 'another one')))).id).toBe((await me(claimer)).id);
    expect((await me(tokenOf(await signIn(email)))).id).toBe((await me(owner)).id);
    expect((await signIn(email, 'a third one')).statusCode).toBe(401);
    await letterTo(email, 'You have an account already');
  });

  test('belongs to whoever confirms it, not to whoever typed it first', async () => {
    const email = freshEmail();
    const squatter = await signUp(email, 'a word of a squatter');
    const first = await letterTo(email, 'Is this your address');
    const owner = await signUp(email);
    const letter = await vi.waitFor(async () => {
      const other = (await readLetters(spark)).find((one) => one.to === email && one.text !== first.text);
      if (other === undefined) throw new Error('not yet');
      return other;
    }, 10_000);
    expect((await confirm(letter, owner)).statusCode).toBe(200);
    expect(await me(owner)).toMatchObject({ email, emailVerified: true });
    expect(await me(squatter)).toMatchObject({ email, emailVerified: false });
    // The letter that went out first does not help any more.
    await confirm(first, squatter);
    expect(await me(squatter)).toMatchObject({ emailVerified: false });
    expect(await me(owner)).toMatchObject({ emailVerified: true });
  });

  test('several people sign up with at once is had by one of them, and claimed by the others', async () => {
    const email = freshEmail();
    const tokens = await Promise.all([1, 2, 3].map((number) => signUp(email, `the ${number}. password`)));
    const ids = await Promise.all(tokens.map(async (token) => (await me(token)).id));
    expect(new Set(ids).size).toBe(3);
    const rows = await spark.db.selectFrom('users').select('email').where('id', 'in', ids).execute();
    expect(rows.filter((row) => row.email === email)).toHaveLength(1);
  });

  test('changes once the old and the new one have said yes', async () => {
    const [email, wanted] = [freshEmail(), freshEmail()];
    const token = await signUp(email);
    await confirm(await letterTo(email, 'Is this your address'), token);
    await spark.call('changeAddress', { as: { token }, body: { email: wanted } });
    const old = await letterTo(email, 'Shall your address change');
    expect(await countTo(wanted)).toBe(0);
    expect((await confirm(old, token)).statusCode).toBe(200);
    const fresh = await letterTo(wanted, 'Is this your new address');
    expect(await me(token)).toMatchObject({ email });
    expect((await confirm(fresh, token)).statusCode).toBe(200);
    expect(await me(token)).toMatchObject({ email: wanted, emailVerified: true });
    // Neither letter works again.
    for (const spent of [old, fresh]) expect((await confirm(spent, token)).statusCode).toBe(401);
  });

  test('of somebody else is not taken over by a change: its owner is told', async () => {
    const [email, taken] = [freshEmail(), freshEmail()];
    const owner = await signUp(taken);
    await confirm(await letterTo(taken, 'Is this your address'), owner);
    const token = await signUp(email);
    await spark.call('changeAddress', { as: { token }, body: { email: taken } });
    await letterTo(taken, 'You have an account already');
    expect(await me(token)).toMatchObject({ email });
    expect(await me(owner)).toMatchObject({ email: taken });
  });

  test('is not changed by a letter from before it was confirmed', async () => {
    const [email, evil] = [freshEmail(), freshEmail()];
    const squatter = await signUp(email);
    const { id } = await me(squatter);
    await spark.call('changeAddress', { as: { token: squatter }, body: { email: evil } });
    const stale = await letterTo(evil, 'Is this your new address');
    await auth('/request-password-reset', { email });
    const reset = tokenIn(await letterTo(email, 'Choose a new password'));
    await auth('/reset-password', { token: reset, newPassword: 'a brand new password' });
    const owner = tokenOf(await signIn(email, 'a brand new password'));
    // Not even by those who have the account now.
    for (const token of [undefined, owner])
      expect((await confirm(stale, token)).statusCode).toBe(token ? 401 : 403);
    expect(await me(owner)).toMatchObject({ id, email, emailVerified: true });
  });

  test('of the operator makes one once it is confirmed, and not before', async () => {
    const token = await signUp('boss@spark.test');
    expect(await me(token)).toMatchObject({ roles: [] });
    await confirm(await letterTo('boss@spark.test', 'Is this your address'), token);
    expect(await me(token)).toMatchObject({ roles: ['operator'] });
  });
});

describe('a new password', () => {
  test('is chosen by a letter, once, and signs out every device', async () => {
    const email = freshEmail();
    const token = await signUp(email);
    expect((await auth('/request-password-reset', { email })).json()).toEqual({ status: true });
    const reset = tokenIn(await letterTo(email, 'Choose a new password'));
    const choose = (newPassword: string) => auth('/reset-password', { token: reset, newPassword });
    expect((await choose('short')).statusCode).toBe(400);
    expect((await choose('a brand new password')).statusCode).toBe(200);
    expect((await choose('a newer password')).statusCode).toBe(400);
    expect((await spark.request('getMe', { as: { token } })).statusCode).toBe(401);
    expect((await signIn(email)).statusCode).toBe(401);
    const back = tokenOf(await signIn(email, 'a brand new password'));
    // Whoever reads the letters of an address has it.
    expect(await me(back)).toMatchObject({ emailVerified: true });
    await letterTo(email, 'Your password was changed');
  });

  test('in the settings needs the old one, and signs out the other devices', async () => {
    const email = freshEmail();
    const [phone, laptop] = [await signUp(email), tokenOf(await signIn(email))];
    const change = (currentPassword: string) =>
      auth('/change-password', { currentPassword, newPassword: 'a brand new password' }, laptop);
    expect((await change('not this one')).statusCode).toBe(400);
    const changed = await change(password);
    expect((await spark.request('getMe', { as: { token: phone } })).statusCode).toBe(401);
    expect(await me(tokenOf(changed))).toMatchObject({ email });
    await letterTo(email, 'Your password was changed');
  });
});

test('a link signs in, once, and takes from whoever was there before the address was confirmed', async () => {
  const email = freshEmail();
  const squatter = await signUp(email);
  const passkeys = await givePasskey((await me(squatter)).id);
  const asked = await auth('/sign-in/magic-link', { email, callbackURL: '/saved' });
  expect(asked.json()).toEqual({ status: true });
  const letter = await letterTo(email, 'Sign in to Spark');
  expect(letter.text).toContain('then=%2Fsaved');
  const follow = () => auth(`/magic-link/verify?token=${tokenIn(letter)}`);
  const token = tokenOf(await follow());
  expect(await me(token)).toMatchObject({ email, emailVerified: true });
  expect((await follow()).headers['set-auth-token']).toBeUndefined();
  expect((await spark.request('getMe', { as: { token: squatter } })).statusCode).toBe(401);
  expect((await signIn(email)).statusCode).toBe(401);
  expect(await passkeys()).toEqual([]);
  // What the owner adds afterwards stays.
  const own = await givePasskey((await me(token)).id);
  await auth('/sign-in/magic-link', { email });
  const next = await vi.waitFor(async () => {
    const other = (await readLetters(spark)).find(
      (one) => one.to === email && one.subject === letter.subject && one.text !== letter.text,
    );
    if (other === undefined) throw new Error('not yet');
    return other;
  }, 10_000);
  tokenOf(await auth(`/magic-link/verify?token=${tokenIn(next)}`));
  expect(await own()).toHaveLength(1);
});

describe('nobody learns who has an account', () => {
  test.each([
    ['/request-password-reset', 'email'],
    ['/sign-in/magic-link', 'email'],
    ['/send-verification-email', 'email'],
  ])('from %s', async (path, field) => {
    const [known, unknown] = [freshEmail(), freshEmail()];
    await signUp(known);
    const [one, other] = [await auth(path, { [field]: known }), await auth(path, { [field]: unknown })];
    expect([one.statusCode, one.body]).toEqual([other.statusCode, other.body]);
    expect(await countTo(unknown)).toBe(0);
  });
});

test('what is no address, or one too long, is refused in a sentence, and odd ones are taken', async () => {
  const as = await spark.newUser();
  const odd = [
    'nobody',
    'a@b@c.example',
    '@spark.test',
    `${'x'.repeat(65)}@spark.test`,
    `a@${'d'.repeat(250)}.example`,
  ];
  // Cyrillic letters look like Latin ones, and what is ours alone is nobody's.
  for (const email of [...odd, 'm\u0430ria@spark.test', 'x@claimed.invalid', 'a b@spark.test']) {
    expect(await spark.refusal('changeAddress', { as, body: { email } }), email).toMatchObject({
      status: 422,
    });
    const asked = await auth('/request-password-reset', { email });
    expect([asked.statusCode, asked.json<Problem>().code], email).toEqual([400, 'INVALID_EMAIL']);
  }
  const long = `${'l'.repeat(64)}@${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(56)}.example`;
  for (const email of ['ann+spark@spark.test', "o'hara@spark.test", 'ann@b\u00fccher.example', long]) {
    const token = tokenOf(await auth('/sign-up/email', { name: 'Ann', email, password }));
    expect((await me(token)).email).toBe(email.replace('b\u00fccher', 'xn--bcher-kva'));
  }
});

test('letters are written in the language of whoever reads them', async () => {
  const email = freshEmail();
  const token = await signUp(email);
  await spark.call('updateMe', { as: { token }, body: { locale: 'zh-CN' } });
  await auth('/request-password-reset', { email });
  const letter = await vi.waitFor(async () => {
    const found = (await readLetters(spark)).find(
      ({ to, text }) => to === email && text.includes('设置新密码'),
    );
    if (found === undefined) throw new Error('not yet');
    return found;
  }, 10_000);
  expect(letter.text).toContain('lang="zh-CN"');
});
