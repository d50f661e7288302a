import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { createTestDatabase } from '../../../test/test-database.ts';

// Two processes of one Spark.
let one: TestApp;
let other: TestApp;
let reader: Person;

beforeAll(async () => {
  const database = await createTestDatabase();
  one = await createTestApp({ database });
  other = await createTestApp({ database: { ...database, close: async () => undefined } });
});
afterAll(async () => {
  await other.close();
  await one.close();
});
beforeEach(async () => {
  reader = await one.newUser();
  // From here on both have the session in memory.
  await expectBoth(reader.id);
});
afterEach(() => void vi.useRealTimers());

async function expectBoth(id: string | null): Promise<void> {
  for (const spark of [one, other]) {
    if (id === null) {
      expect(await spark.refusal('getMe', { as: reader })).toMatchObject({ code: 'unauthenticated' });
    } else {
      expect(await spark.call('getMe', { as: reader })).toMatchObject({ id });
    }
  }
}

test('who signs out is nobody at the next request, in every process', async () => {
  const response = await one.send({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: { authorization: `Bearer ${reader.token}`, origin: 'http://localhost:3000' },
    payload: {},
  });
  expect(response.statusCode).toBe(200);
  await expectBoth(null);
});

test('so is whose session was taken away by a statement', async () => {
  await one.db.deleteFrom('sessions').where('user_id', '=', reader.id).execute();
  await expectBoth(null);
});

test('so is whose session was made to end earlier', async () => {
  const ended = new Date(Date.now() - 1_000);
  await one.db.updateTable('sessions').set({ expires_at: ended }).where('user_id', '=', reader.id).execute();
  await expectBoth(null);
});

test('so is whose account is gone', async () => {
  await one.db.deleteFrom('users').where('id', '=', reader.id).execute();
  await expectBoth(null);
});

test('a session that is kept ends when its time is over', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 86_400_000 });
  await expectBoth(null);
});

test('a transaction that takes a session away and fails takes nothing away', async () => {
  const taking = one.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('sessions').where('user_id', '=', reader.id).execute();
    throw new Error('no');
  });
  await expect(taking).rejects.toThrow('no');
  await expectBoth(reader.id);
});

test('the token of one with the cookie of nobody is still that one, and nobody else', async () => {
  const stranger = await one.newUser();
  const headers = { cookie: 'spark.session_token=made.up' };
  expect(await one.call('getMe', { as: stranger, headers })).toMatchObject({ id: stranger.id });
  expect(await one.call('getMe', { as: reader, headers })).toMatchObject({ id: reader.id });
});
