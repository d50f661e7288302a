import { limits } from '@spark/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeInterest } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import { changeHandle } from './change-handle.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

const change = (as: Person, handle: string) => spark.call('updateMe', { as, body: { handle } });
const refuse = (as: Person, handle: string) => spark.refusal('updateMe', { as, body: { handle } });

test('a handle that deceives is refused with a sentence, and nothing changes', async () => {
  const as = await spark.newUser({ handle: 'honest' });
  await spark.newUser({ handle: 'mario_77' });
  await spark.newUser({ handle: 'paypal' });
  for (const handle of ['admin', 'sp\u0430rk', 'us\u200Ber', 'abc\u202E', 'Up', '__']) {
    const problem = await refuse(as, handle);
    expect(problem, handle).toMatchObject({ status: 422, errors: [{ path: '/handle' }] });
    expect(problem.detail).toMatch(/[.]$/);
  }
  for (const handle of ['rnario_77', 'mari0_77', '_mario__77', 'paypa1', 'paypai']) {
    expect(await refuse(as, handle), handle).toMatchObject({ status: 409, code: 'conflict' });
  }
  const body = { name: 'sp\u0430rk', bio: 'Changed' };
  expect(await spark.refusal('updateMe', { as, body })).toMatchObject({ errors: [{ path: '/name' }] });
  expect(await spark.call('getMe', { as })).toMatchObject({ handle: 'honest', bio: '' });
});

test('a former handle leads to its owner for ever and is given to nobody else', async () => {
  const [as, other] = [await spark.newMember({ handle: 'old_home' }), await spark.newUser()];
  await change(as, 'new_home');
  expect(await spark.call('getUser', { params: { handle: 'old_home' } })).toMatchObject({
    handle: 'new_home',
  });
  expect(await spark.call('listUserPosts', { params: { handle: 'old_home' } })).toMatchObject({ items: [] });
  const followed = await spark.call('followUser', { as: other, params: { handle: 'old_home' } });
  expect(followed).toMatchObject({ follows: true });
  for (const handle of ['old_home', 'o1d_home']) {
    expect(await refuse(other, handle)).toMatchObject({ status: 409 });
  }
  await expect(spark.newUser({ handle: 'old_home' })).rejects.toThrow(/somebody else/);
  expect(await change(as, 'old_home')).toMatchObject({ handle: 'old_home' });
  expect(await spark.call('getUser', { params: { handle: 'new_home' } })).toMatchObject({
    handle: 'old_home',
  });
});

test('the handle of an account that is gone leads nowhere and stays taken', async () => {
  const [gone, other] = [await spark.newUser({ handle: 'long_gone' }), await spark.newUser()];
  await spark.db.deleteFrom('users').where('id', '=', gone.id).execute();
  expect(await spark.refusal('getUser', { params: { handle: 'long_gone' } })).toMatchObject({
    code: 'not_found',
  });
  expect(await refuse(other, 'long_gone')).toMatchObject({ code: 'conflict' });
});

test('what mentioned a person by a former handle leads to them still', async () => {
  const [author, as] = [await spark.newMember(), await spark.newUser({ handle: 'first_name' })];
  const interests = [(await makeInterest(spark.db)).slug];
  const body = { kind: 'story', text: 'With @first_name.', interests };
  const params = await spark.call('createPost', { as: author, body });
  await change(as, 'second_name');
  expect(await spark.call('getPost', { params })).toMatchObject({ mentions: ['first_name'] });
  const later = await spark.call('createPost', {
    as: author,
    body: { ...body, text: '@first_name @second_name' },
  });
  expect(later.mentions).toEqual(['first_name', 'second_name']);
});

test('of two who want one handle at the same moment one gets it', async () => {
  const people = [await spark.newUser(), await spark.newUser(), await spark.newUser()];
  const answers = await Promise.all(
    people.map((as) => spark.request('updateMe', { as, body: { handle: 'wanted_by_all' } })),
  );
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409]);
});

test('a handle changes a few times in a fortnight; the same one again is no change', async () => {
  const as = await spark.newUser();
  for (let count = 0; count < limits.handleChanges; count++) {
    await change(as, `restless_${count}`);
    await change(as, `restless_${count}`);
  }
  const problem = await refuse(as, 'restless_again');
  expect(problem).toMatchObject({ status: 429, code: 'rate_limited', errors: [{ path: '/handle' }] });
  expect(problem.detail).toContain(`in ${limits.handleChangeDays} days`);
  const days = (limits.handleChangeDays + 1) * 86_400_000;
  await spark.db
    .updateTable('handle_changes')
    .set({ changed_at: new Date(Date.now() - days) })
    .where('user_id', '=', as.id)
    .where('changed_at', '=', (query) =>
      query
        .selectFrom('handle_changes')
        .select((row) => row.fn.min('changed_at').as('first'))
        .where('user_id', '=', as.id),
    )
    .execute();
  expect(await change(as, 'restless_again')).toMatchObject({ handle: 'restless_again' });
});

test('of two handles that look alike, taken at the same moment, one is given', async () => {
  const [first, second] = [await spark.newUser(), await spark.newUser()];
  const refused = Promise.withResolvers<unknown>();
  await spark.db.transaction().execute(async (trx) => {
    await changeHandle(trx, { userId: first.id, handle: 'twin_lo', now: new Date() });
    refused.resolve(refuse(second, 'twin_10'));
    await waitingFor(spark.db, 1);
  });
  expect(await refused.promise).toMatchObject({ status: 409, errors: [{ path: '/handle' }] });
});
