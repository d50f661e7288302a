import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'nothing' });
});
afterAll(() => spark.close());

let people = 0;
const freshEmail = () => `worker-${++people}@spark.test`;
const facts = (email: string) => ({ name: 'Ann', email, password: 'correct horse battery' });

/** What the database was asked on the way to an answer. */
async function statementsOf(path: string, body: object): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  const response = await spark.send({ method: 'POST', url: `/api/auth${path}`, payload: body });
  expect(response.statusCode, response.body).toBeLessThan(500);
  // A query is a text, or an object that has one.
  const texts = query.mock.calls.map(([asked]) =>
    typeof asked === 'string' ? asked : (asked as unknown as { text: string }).text,
  );
  query.mockRestore();
  // Which tables are asked, and how: what is asked of them differs by who is meant. A look at the change log may be one that
  // an earlier request shares with this one.
  return texts
    .filter((text) => text !== 'select 1' && !/from changes\b/.test(text))
    .map((text) => text.match(/^\s*\w+|(from|into|update) "?\w+"?/g)?.join(' ') ?? text);
}

test.each([
  ['/sign-up/email', facts],
  ['/sign-in/email', (email: string) => ({ email, password: 'not this one' })],
  ['/request-password-reset', (email: string) => ({ email })],
  ['/sign-in/magic-link', (email: string) => ({ email })],
  ['/send-verification-email', (email: string) => ({ email })],
] as const)('%s does the same for an address that is known and for one that is not', async (path, bodyOf) => {
  const known = freshEmail();
  await statementsOf('/sign-up/email', facts(known));
  // Handles made of one name differ by who had it first; the name is not the address.
  await statementsOf('/sign-up/email', facts(freshEmail()));
  const forUnknown = await statementsOf(path, bodyOf(freshEmail()));
  expect((await statementsOf(path, bodyOf(known))).toSorted()).toEqual(forUnknown.toSorted());
  expect(forUnknown.length).toBeGreaterThan(1);
});
