import { routes, streamPath } from '@spark/contract';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProblem } from '../../../test/call.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { createDatabase } from '../db/index.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
afterAll(() => spark.close());

const get = (url: string) => spark.send({ method: 'GET', url });

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, object> }>>;
}

describe('the published interface', () => {
  test('is exactly the route table, each call with a schema of its answer and of its refusals', async () => {
    const document = (await get('/api/openapi.json')).json<OpenApi>();
    expect(document.openapi).toBe('3.1.0');
    const published = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    const declared = Object.values(routes).map(
      ({ id, method, path }) => `${id} ${method} /api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    );
    const found = published.map(
      ({ path, method, operation }) => `${operation.operationId} ${method.toUpperCase()} ${path}`,
    );
    // The one address beside the table: its answer does not end.
    const stream = `stream GET /api/v1${streamPath}`;
    expect(found.toSorted()).toEqual([...declared, stream].toSorted());
    for (const { operation } of published) {
      const statuses = Object.keys(operation.responses);
      expect(statuses, operation.operationId).toHaveLength(2);
      expect(statuses.some((status) => /^20[0124]$/.test(status))).toBe(true);
      expect(statuses).toContain('default');
    }
  });

  test('has an answer for every call but those that answer with nothing or a file', () => {
    const without = Object.values(routes).filter((route) => !('response' in route) && !('produces' in route));
    expect(new Set(without.map((route) => route.status))).toEqual(new Set([202, 204]));
  });

  test('lets every call that creates take an Idempotency-Key', () => {
    const posts = Object.values(routes).filter((route) => route.method === 'POST' && route.status === 201);
    expect(posts.filter((route) => !('creates' in route)).map(({ id }) => id)).toEqual([]);
  });

  test('has a page for people', async () => {
    const response = await get('/api/docs/');
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toMatch(/^text\/html/);
    const policy = response.headers['content-security-policy'];
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('upgrade-insecure-requests');
  });
});

describe('every answer', () => {
  test.each(['/api/v1/feed', '/api/v1/nothing', '/healthz', '/api/openapi.json', '/media/nothing.webp'])(
    'of %s is told not to be guessed at, framed or run',
    async (url) => {
      const { headers } = await get(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
        'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
        'referrer-policy': 'strict-origin-when-cross-origin',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  test('has a request id of ours, whatever the caller sends', async () => {
    const response = await spark.send({
      method: 'GET',
      url: '/healthz',
      headers: { 'x-request-id': 'mine' },
    });
    expect(response.headers['x-request-id']).not.toBe('mine');
  });
});

test('the server says whether it lives and whether it can answer', async () => {
  expect((await get('/healthz')).json()).toEqual({ status: 'alive' });
  expect((await get('/readyz')).json()).toEqual({ status: 'ready' });
});

test('somebody who writes without end is asked to wait; readers are not', async () => {
  const remoteAddress = '192.0.2.1';
  const write = () => spark.send({ method: 'PUT', url: '/api/v1/posts/x/smile', remoteAddress });
  for (let count = 0; count < 600; count++) await write();
  const response = await write();
  expect(readProblem(response)).toMatchObject({ status: 429, code: 'rate_limited' });
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  expect((await spark.send({ method: 'GET', url: '/api/v1/feed', remoteAddress })).statusCode).toBe(200);
});

test.each([
  // Nobody listens there.
  ['', 'postgresql://spark@127.0.0.1:1/spark'],
  // An embedded one that starts anew has no socket file for a moment.
  [', its socket file, too,', 'postgresql://spark@127.0.0.1:1/spark?host=%2Fnowhere'],
])('while the database is away%s every call says so and asks to come back', async (_how, url) => {
  const told: string[] = [];
  const nowhere = createDatabase({
    url,
    log: {
      warn: (_facts, message) => void told.push(`warn: ${message}`),
      error: (_facts, message) => void told.push(`error: ${message}`),
    },
  });
  const away = await createTestApp({ database: nowhere, starts: 'nothing' });
  const payload = { email: 'a@spark.test', password: 'long enough' };
  const calls: InjectOptions[] = [
    { method: 'GET', url: '/readyz' },
    { method: 'GET', url: '/api/v1/feed' },
    { method: 'GET', url: '/api/v1/me', headers: { authorization: 'Bearer token' } },
    { method: 'POST', url: '/api/auth/sign-in/email', payload },
  ];
  for (const call of calls) {
    const response = await away.send(call);
    expect(readProblem(response)).toMatchObject({ status: 503, code: 'unavailable' });
    expect(response.headers['retry-after']).toBe('2');
  }
  // However many are refused, it is told once.
  expect(told).toEqual([expect.stringMatching(/^error: the database cannot be reached/)]);
  expect((await away.send({ method: 'GET', url: '/healthz' })).statusCode).toBe(200);
  await away.close();
});
