import type { routes } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProblem } from '../../../test/call.ts';
import { makeInterest, makePost } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
let member: Person;
let postId: string;
let slug: string;
beforeAll(async () => {
  spark = await createTestApp();
  member = await spark.newMember();
  slug = (await makeInterest(spark.db)).slug;
  postId = (await makePost(spark.db)).id;
});
afterAll(() => spark.close());

const commentAt = () => ({ method: 'POST' as const, url: `/api/v1/posts/${postId}/comments` });
const authorization = () => `Bearer ${member.token}`;
const countComments = async () => (await spark.db.selectFrom('comments').select('id').execute()).length;

describe('a body of the wrong type never gets past the schema', () => {
  const invalidBody = JSON.stringify({ text: 'fine', extra: 'not fine' });
  test.each([
    ['application/json\ta', 415],
    ['application/json; a=b; c', 422],
    [' application/json', 422],
    ['application/json ;charset=utf-8', 422],
    ['Application/JSON; charset=utf-8', 422],
    ['APPLICATION/JSON', 422],
    ['application/json;charset=utf-7', 422],
    ['application/json;', 422],
    ['application/json, text/plain', 415],
    ['application/jsonp', 415],
    ['application/problem+json', 415],
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data;boundary=x', 422],
    ['json', 415],
    ['', 415],
  ])('content-type %j', async (contentType, status) => {
    const headers = { authorization: authorization(), 'content-type': contentType };
    const response = await spark.send({ ...commentAt(), headers, payload: invalidBody });
    readProblem(response);
    expect(response.statusCode).toBe(status);
    expect(await countComments()).toBe(0);
  });

  test('no content-type', async () => {
    const headers = { authorization: authorization() };
    const response = await spark.send({ ...commentAt(), headers, payload: Buffer.from(invalidBody) });
    expect(readProblem(response).status).toBe(415);
  });

  test('no body at all', async () => {
    expect(await spark.refusal('createComment', { as: member, params: { id: postId } })).toMatchObject({
      status: 422,
    });
  });
});

describe('a body that is not JSON is refused', () => {
  test.each([
    '',
    '{"text":"a"',
    '{"text":"a"}}',
    "{'text':'a'}",
    '{"text":"a",}',
    '{"text":NaN}',
    '{"text":"a\tb"}',
    '\u2060{"text":"a"}',
    '[',
    '['.repeat(200_000),
    'undefined',
  ])('%#', async (payload) => {
    const headers = { authorization: authorization(), 'content-type': 'application/json' };
    const problem = readProblem(await spark.send({ ...commentAt(), headers, payload }));
    expect(problem).toMatchObject({ status: 400, code: 'malformed_request' });
  });
});

describe('JSON that means harm is refused', () => {
  test.each([
    ['a key that reaches into the prototype', '{"text":"a","__proto__":{"isStaff":true}}', 400],
    ['the same, escaped', '{"text":"a","\\u005f_proto__":{"isStaff":true}}', 400],
    ['a constructor with a prototype', '{"text":"a","constructor":{"prototype":{"a":1}}}', 400],
    ['the character U+0000', '{"text":"a\\u0000b"}', 422],
    ['U+0000 in a key', '{"text":"a","b\\u0000":1}', 422],
    ['half a surrogate pair', '{"text":"a\\ud800b"}', 422],
    ['the other half', '{"text":"\\udc00"}', 422],
    ['depth', `{"text":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400],
    ['depth by objects', `{"text":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`, 400],
    ['an endless list', `{"text":[${'1,'.repeat(100_000)}1]}`, 422],
    ['bytes that are no UTF-8', Buffer.from('{"text":"caf\xe9"}', 'latin1'), 400],
    ['nothing', 'null', 422],
    ['a list', '[]', 422],
    ['a word', '"text"', 422],
    ['a number', '1e999', 422],
  ])('%s', async (_name, payload, status) => {
    const headers = { authorization: authorization(), 'content-type': 'application/json' };
    const response = await spark.send({ ...commentAt(), headers, payload });
    expect(readProblem(response).status).toBe(status);
    expect(await countComments()).toBe(0);
  });

  test('a body over the limit', async () => {
    const headers = { authorization: authorization(), 'content-type': 'application/json' };
    const payload = JSON.stringify({ text: 'a'.repeat(3_000_000) });
    const problem = readProblem(await spark.send({ ...commentAt(), headers, payload }));
    expect(problem).toMatchObject({ status: 413, code: 'too_large' });
  });
});

describe('a value of the wrong type is refused in every field of every call', () => {
  const wrongValues = [
    null,
    true,
    -1,
    1e308,
    '',
    'x',
    [],
    [[]],
    {},
    { a: 1 },
    ['__proto__'],
    '2016-12-31T23:59:60Z',
  ];
  const bodies: Record<string, Record<string, unknown>> = {
    createPost: {
      kind: 'story',
      text: 'A story.',
      interests: ['x'],
      media: [{ id: 'x', alt: 'x', tags: [{ productId: 'x', x: 0.5, y: 0.5 }] }],
      productIds: ['x'],
      url: 'https://shop.example',
      poll: { question: 'Which?', options: [{ text: 'a' }, { text: 'b' }], closesAt: '2100-01-01T00:00:00Z' },
      reviewId: 'x',
    },
    createComment: { text: 'Nice.', parentId: 'x' },
    setMyInterests: { slugs: ['x'] },
    vote: { optionId: 'x' },
    updateMe: { name: 'Ann', handle: 'ann', bio: '', locale: 'en', notifications: { postActivity: true } },
  };
  test.each(Object.keys(bodies))('%s', async (name) => {
    const call = name as keyof typeof routes;
    const responses = [];
    for (const body of variants({ ...bodies[name] }, wrongValues)) {
      responses.push(await spark.request(call, { as: member, params: { id: postId }, body }));
    }
    const statuses = new Set(responses.map((response) => response.statusCode));
    expect([...statuses].filter((status) => status >= 500)).toEqual([]);
    for (const response of responses) if (response.statusCode >= 400) readProblem(response);
  });
});

/** The object with one value after the other replaced by every wrong one, at every depth. */
function* variants(value: unknown, wrong: readonly unknown[]): Generator<unknown> {
  yield* wrong;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const variant of variants(inner, wrong)) {
      yield Array.isArray(value) ? value.with(Number(key), variant) : { ...value, [key]: variant };
    }
  }
}

describe('an address that names nothing', () => {
  test.each([
    '/api/v1/nothing',
    '/api/v1/posts/not-an-id',
    `/api/v1/posts/${'a'.repeat(500)}`,
    '/api/v1/posts/0190F3C2-0000-7000-8000-000000000000',
    '/api/v1/users/No-Such/posts',
    '/api/v1//feed',
    '/api/v1/feed/',
    '/API/v1/feed',
    '/media/..%2f..%2fpackage.json',
    '/media/%2e%2e/%2e%2e/package.json',
    '/media/.hidden.part',
    '/media/nothing.webp',
    '/media/',
    '/.env',
  ])('%s is not found', async (url) => {
    expect(readProblem(await spark.send({ method: 'GET', url }))).toMatchObject({ code: 'not_found' });
  });

  test.each(['/api/v1/posts/%zz', '/api/v1/posts/%00', '/api/v1/products?q=a%00b', '/%c0%ae'])(
    '%s cannot be read',
    async (url) => {
      expect(readProblem(await spark.send({ method: 'GET', url }))).toMatchObject({ status: 400 });
    },
  );

  test('a method nobody answers is not found', async () => {
    expect(readProblem(await spark.send({ method: 'PATCH', url: '/api/v1/feed' }))).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a query is refused', () => {
  test.each([
    'limit=0',
    'limit=51',
    'limit=-1',
    'limit=1.5',
    'limit=many',
    'limit=',
    'limit=1&limit=2',
    'view=best',
    'kind=video',
    'unknown=1',
    '__proto__=1',
    'interests=no-such-interest',
    `interests=${'a,'.repeat(3_000)}`,
  ])('%s', async (query) => {
    const response = await spark.send({ method: 'GET', url: `/api/v1/feed?${query}` });
    expect(readProblem(response)).toMatchObject({ status: 422, code: 'validation_failed' });
  });
});

test('a refusal names every field that is wrong, as a sentence', async () => {
  const body = { kind: 'story', interests: [slug], text: 7, title: 'x' };
  const problem = await spark.refusal('createPost', { as: member, body });
  expect(problem.errors).toEqual(
    expect.arrayContaining([
      { path: '/title', message: 'title is not a known field.' },
      { path: '/text', message: 'text must be of type string.' },
    ]),
  );
});
