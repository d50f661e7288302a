import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { routes, type Route } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProblem } from '../../../test/call.ts';
import { makePost } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { findSharedData } from '../../../test/shared-data.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';

const folder = findSharedData('bad-input/json');

let spark: TestApp;
let member: Person;
let postId: string;
let files: { name: string; bytes: Buffer }[] = [];
beforeAll(async () => {
  spark = await createTestApp();
  member = await spark.newMember({ roles: ['operator'] });
  postId = (await makePost(spark.db, { author_id: member.id })).id;
  if (folder === null) return;
  const names = (await readdir(folder)).toSorted();
  files = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
});
afterAll(() => spark.close());

const entries: [string, { method: Route['method']; url: string; token: string; perMinute: number }][] =
  Object.values(routes)
    .filter((route: Route) => route.body !== undefined)
    .map((route: Route) => [
      route.id,
      {
        method: route.method,
        url: `/api/v1${route.path}`,
        token: route.caller === 'shop' ? shopKey : '',
        perMinute: route.perMinute ?? Infinity,
      },
    ]);

/** One parser reads for all calls: each is tried with a share of the files, and all of them together with every file. */
const stride = 30;
/** Where people sign in another program reads what the same parser has read. */
const signInStride = 8;
const shareOf = (place: number) => files.filter((_file, index) => index % stride === place % stride);

describe.skipIf(folder === null)('a collection of JSON, good and bad', () => {
  test.each(entries)('is read as it should be by %s', async (call, entry) => {
    const url = entry.url.replaceAll(/:\w+/g, postId);
    let { token } = entry.token ? entry : member;
    const place = entries.findIndex(([id]) => id === call);
    for (const [index, { name, bytes }] of shareOf(place).entries()) {
      // Dear calls are limited by person, and it is not the limit that is tried here.
      if (index > 0 && index % entry.perMinute === 0)
        ({ token } = await spark.newMember({ roles: ['operator'] }));
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const response = await spark.send({ method: entry.method, url, headers, payload: bytes });
      const { statusCode } = response;
      expect(statusCode, name).toBeLessThan(500);
      const problem = statusCode < 400 ? null : readProblem(response);
      if (name.startsWith('n_'))
        expect(problem, name).toMatchObject({ status: 400, code: 'malformed_request' });
      if (name.startsWith('y_')) expect(problem?.code ?? 'none', name).not.toBe('malformed_request');
    }
  });

  test('is refused where people sign in', async () => {
    for (const { name, bytes } of files.filter((_file, index) => index % signInStride === 0)) {
      const response = await spark.send({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
        payload: bytes,
      });
      // The codes there are Better Auth's own.
      expect(response.headers['content-type'], name).toMatch(/^application\/problem\+json/);
      expect([400, 401, 413, 415, 422], name).toContain(response.statusCode);
      if (name.startsWith('n_')) expect(response.statusCode, name).toBe(400);
    }
  });
});
