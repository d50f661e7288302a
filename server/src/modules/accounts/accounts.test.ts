import { limits, type Problem } from '@spark/contract';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
afterAll(() => spark.close());

const password = 'correct horse battery';
let people = 0;
const freshEmail = () => `somebody-${++people}@spark.test`;

/** Calls sign-in as a browser or a program does. */
function auth(path: string, payload?: unknown, headers: Record<string, string> = {}) {
  const method = payload === undefined ? ('GET' as const) : ('POST' as const);
  return spark.send({
    method,
    url: `/api/auth${path}`,
    headers: { ...headers, ...(payload === undefined ? {} : { origin: 'http://localhost:3000' }) },
    ...(payload === undefined ? {} : { payload: payload as object }),
  });
}

async function signUp(facts: Record<string, unknown> = {}): Promise<LightMyRequestResponse> {
  return auth('/sign-up/email', { name: 'Maria Pérez', email: freshEmail(), password, ...facts });
}

type Answered = { session: { id: string } };

const tokenOf = (response: LightMyRequestResponse) => ({ token: String(response.headers['set-auth-token']) });

function refused(response: LightMyRequestResponse, status: number): Problem {
  expect(response.statusCode, response.body).toBe(status);
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  const problem = response.json<Problem>();
  expect(problem).toMatchObject({ status, requestId: response.headers['x-request-id'] });
  expect(problem.detail).toMatch(/[.]$/);
  return problem;
}

describe('a sign-up is refused', () => {
  test('in the language of whoever reads it', async () => {
    const payload = { name: 'Admin', email: freshEmail(), password };
    const said = await auth('/sign-up/email', payload, { 'accept-language': 'zh-CN' });
    expect(said.json()).toMatchObject({ code: 'NAME_REFUSED', detail: expect.stringMatching(/\p{sc=Han}/u) });
    expect(said.json()).not.toHaveProperty('sentence');
  });

  test.each([
    ['with a short password', { password: 'seven77' }, 400],
    ['with an endless password', { password: 'x'.repeat(limits.passwordMaxLength + 1) }, 400],
    ['with no e-mail address', { email: 'nobody' }, 400],
    ['without a name', { name: undefined }, 400],
    ['with a name that is none', { name: { first: 'Maria' } }, 400],
    ['with a name one character too long', { name: 'n'.repeat(limits.nameLength + 1) }, 422],
    ['with a character that cannot be stored', { name: 'Maria\0' }, 422],
    ['with half a character', { name: 'Maria\ud83d' }, 422],
    ['with a handle of their own', { handle: 'admin' }, 400],
    ['with roles', { roles: ['operator'] }, 400],
  ])('%s', async (_name, facts, status) => {
    const before = await countUsers();
    const response = await signUp(facts);
    if (response.statusCode === 200) {
      // Fields nobody may set are dropped rather than refused; what matters is that they have no effect.
      const me = await spark.call('getMe', { as: tokenOf(response) });
      expect(me).toMatchObject({ roles: [] });
      expect(me.handle).not.toBe('admin');
      return;
    }
    refused(response, status);
    expect(await countUsers()).toBe(before);
  });

  test.each(['{"email":', '[]', 'null', '"x"', `{"email":${'['.repeat(40_000)}${']'.repeat(40_000)}}`])(
    'with a body like %#',
    async (payload) => {
      const headers = { 'content-type': 'application/json' };
      const response = await spark.send({ method: 'POST', url: '/api/auth/sign-up/email', headers, payload });
      expect(response.statusCode).toBeGreaterThanOrEqual(400);
      refused(response, response.statusCode);
      expect(response.statusCode).toBeLessThan(500);
    },
  );
});

describe('a sign-up', () => {
  test('of more people at once than there are connections succeeds for all', async () => {
    const responses = await Promise.all(Array.from({ length: 20 }, () => signUp()));
    expect(responses.map(({ statusCode }) => statusCode)).toEqual(responses.map(() => 200));
  });

  test('makes an account that is signed in, with a handle from the name', async () => {
    const response = await signUp();
    expect(response.statusCode).toBe(200);
    const me = await spark.call('getMe', { as: tokenOf(response) });
    expect(me).toMatchObject({
      name: 'Maria Pérez',
      roles: [],
      interests: [],
      membership: { active: false, name: 'Prime', until: null },
      notifications: { postActivity: false, commentReplies: false },
      may: { 'post.create': false, 'post.smile': true },
    });
    expect(me.handle).toMatch(/^maria_perez/);
    expect(String(response.headers['set-cookie'])).toMatch(/spark\.session_token=.*HttpOnly.*SameSite=Lax/i);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  test('of five people with one name at once gives five handles', async () => {
    const responses = await Promise.all([1, 2, 3, 4, 5].map(() => signUp({ name: 'Jo Twin' })));
    expect(responses.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    const handles = await Promise.all(
      responses.map(async (response) => (await spark.call('getMe', { as: tokenOf(response) })).handle),
    );
    expect(new Set(handles).size).toBe(5);
  });

  test.each([
    ['李小龙', /^somebody/],
    ['   ', /^somebody/],
    ['_', /^somebody/],
    ['Zoë O’Hara-Łukasz', /^zoe_o_hara/],
    ['🌻'.repeat(limits.nameLength), /^somebody/],
  ])('takes the name %j', async (name, handle) => {
    const response = await signUp({ name });
    const me = await spark.call('getMe', { as: tokenOf(response) });
    expect(me.handle).toMatch(handle);
    expect(me.name.isWellFormed()).toBe(true);
  });
});

describe('sessions', () => {
  test('a wrong password and an unknown address look the same', async () => {
    const email = freshEmail();
    await signUp({ email });
    const wrong = refused(await auth('/sign-in/email', { email, password: 'wrong wrong' }), 401);
    const unknown = refused(await auth('/sign-in/email', { email: freshEmail(), password }), 401);
    expect({ ...wrong, requestId: '' }).toEqual({ ...unknown, requestId: '' });
  });

  test('a session works by cookie and by token, until it is signed out', async () => {
    const email = freshEmail();
    await signUp({ email });
    const response = await auth('/sign-in/email', { email, password });
    const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
    expect(await spark.call('getMe', { headers: { cookie } })).toMatchObject({ email });
    expect(await spark.call('getMe', { as: tokenOf(response) })).toMatchObject({ email });
    expect((await auth('/sign-out', {}, { cookie })).statusCode).toBe(200);
    expect(await spark.refusal('getMe', { headers: { cookie } })).toMatchObject({ code: 'unauthenticated' });
    expect(await spark.refusal('getMe', { as: tokenOf(response) })).toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('sessions are listed to their owner, and one can be ended from another', async () => {
    const email = freshEmail();
    const laptop = tokenOf(await signUp({ email }));
    const phone = tokenOf(await auth('/sign-in/email', { email, password }));
    const headers = { authorization: `Bearer ${laptop.token}` };
    const { session } = (await auth('/get-session', undefined, headers)).json<Answered>();
    const listed = await auth('/list-sessions', undefined, headers);
    const sessions = listed.json<{ id: string }[]>();
    expect(sessions).toHaveLength(2);
    for (const { token } of [laptop, phone]) expect(listed.body).not.toContain(token.split('.')[0]);
    const other = sessions.find(({ id }) => id !== session.id);
    expect((await auth('/revoke-session', { id: other?.id }, headers)).statusCode).toBe(200);
    expect(await spark.refusal('getMe', { as: phone })).toMatchObject({ code: 'unauthenticated' });
    expect(await spark.call('getMe', { as: laptop })).toMatchObject({ email });
    refused(await auth('/list-sessions'), 401);
  });

  test('what is no id of a session ends none', async () => {
    const as = tokenOf(await signUp());
    const headers = { authorization: `Bearer ${as.token}` };
    for (const id of ['nope', '', 7, null, ['a'], crypto.randomUUID(), undefined])
      expect((await auth('/revoke-session', { id }, headers)).statusCode).toBe(200);
    await spark.call('getMe', { as });
  });

  test("nobody ends somebody else's session", async () => {
    const victim = tokenOf(await signUp());
    const attacker = tokenOf(await signUp());
    const theirs = { authorization: `Bearer ${victim.token}` };
    const { session } = (await auth('/get-session', undefined, theirs)).json<Answered>();
    const headers = { authorization: `Bearer ${attacker.token}` };
    await auth('/revoke-session', { token: victim.token.split('.')[0], id: session.id }, headers);
    await spark.call('getMe', { as: victim });
  });

  test.each([
    { cookie: 'spark.session_token=%E0%A4%A' },
    { cookie: 'spark.session_token=made.up; ; =; a' },
    { cookie: `spark.session_token=${'x'.repeat(4_000)}` },
    { authorization: 'Bearer' },
    { authorization: 'Bearer %E0%A4%A.x' },
    { authorization: 'Bearer a.b.c' },
    { authorization: `Bearer ${'x'.repeat(4_000)}` },
    { authorization: 'Basic YTpi' },
  ])('%j is nobody', async (headers) => {
    expect(await spark.refusal('getMe', { headers })).toMatchObject({ code: 'unauthenticated' });
    await spark.call('getFeed', { headers });
  });

  test('an expired session is nobody', async () => {
    const as = await spark.newUser();
    await spark.db
      .updateTable('sessions')
      .set({ expires_at: new Date() })
      .where('user_id', '=', as.id)
      .execute();
    expect(await spark.refusal('getMe', { as })).toMatchObject({ code: 'unauthenticated' });
  });

  test('a page of another site signs nobody in or out', async () => {
    const email = freshEmail();
    const response = await signUp({ email });
    const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
    const headers = { origin: 'https://evil.example', cookie };
    const out = await spark.send({ method: 'POST', url: '/api/auth/sign-out', headers, payload: {} });
    refused(out, 403);
    await spark.call('getMe', { headers: { cookie } });
  });

  test('too many tries from one address have to wait', async () => {
    const url = '/api/auth/sign-in/email';
    const remoteAddress = '192.0.2.7';
    const tryOnce = () =>
      spark.send({ method: 'POST', url, remoteAddress, payload: { email: 'x', password: 'y' } });
    // A minute may begin anew on the way.
    let last = await tryOnce();
    for (let count = 1; count < 122 && last.statusCode !== 429; count++) last = await tryOnce();
    refused(last, 429);
    // Counted where every process looks.
    const { tried } = await spark.db
      .selectFrom('tries')
      .select((query) => query.fn.max('count').as('tried'))
      .where('kind', '=', 'call')
      .executeTakeFirstOrThrow();
    expect(tried).toBeGreaterThan(60);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('a flood of passwords from one network keeps neither another one waiting nor what needs no password', async () => {
    const [ana, ben] = [await signUp(), await spark.newUser()];
    const email = (await spark.call('getMe', { as: tokenOf(ana) })).email;
    let answered = 0;
    const flood = Array.from({ length: 40 }, async () => {
      const payload = { email: freshEmail(), password: 'not it at all' };
      const url = '/api/auth/sign-in/email';
      await spark.send({ method: 'POST', url, remoteAddress: '192.0.2.9', payload });
      answered += 1;
    });
    const headers = { authorization: `Bearer ${ben.token}` };
    const [signedIn, signedOut] = await Promise.all([
      auth('/sign-in/email', { email, password }),
      auth('/sign-out', {}, headers),
    ]);
    expect([signedIn.statusCode, signedOut.statusCode]).toEqual([200, 200]);
    expect(answered).toBeLessThan(40);
    await Promise.all(flood);
  });

  test('what Better Auth offers beside is closed', async () => {
    const as = await spark.newUser();
    const headers = { authorization: `Bearer ${as.token}` };
    for (const path of ['/update-user', '/delete-user', '/change-email', '/get-access-token', '/nothing']) {
      refused(await auth(path, { name: 'x'.repeat(100), newEmail: 'a@b.example' }, headers), 404);
    }
  });
});

async function countUsers(): Promise<number> {
  return (await spark.db.selectFrom('users').select('id').execute()).length;
}

test('a program built on fetch signs up without an origin', async () => {
  const payload = { name: 'A program', email: freshEmail(), password };
  const headers = { 'sec-fetch-mode': 'cors', 'user-agent': 'node' };
  const response = await spark.send({ method: 'POST', url: '/api/auth/sign-up/email', headers, payload });
  expect(response.statusCode, response.body).toBe(200);
  expect(response.headers['set-auth-token']).toBeDefined();
});
