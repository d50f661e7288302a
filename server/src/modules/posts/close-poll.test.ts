import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeInterest } from '../../../test/factories.ts';
import { runJob, waitingJobs } from '../../../test/jobs.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
let author: Person;
let slug: string;
beforeAll(async () => {
  spark = await createTestApp();
  slug = (await makeInterest(spark.db)).slug;
});
beforeEach(async () => {
  author = await spark.newMember();
});
afterAll(() => spark.close());

const soon = () => new Date(Date.now() + 60_000);
const ask = (closesAt?: Date) => {
  const when = closesAt === undefined ? {} : { closesAt: closesAt.toISOString() };
  const poll = { question: 'Which?', options: [{ text: 'This' }, { text: 'That' }], ...when };
  return spark.call('createPost', { as: author, body: { kind: 'poll', interests: [slug], poll } });
};
const close = ({ id }: { id: string }, now: Date) => runJob(spark, 'close-poll', { postId: id }, { now });
const told = async () => (await spark.call('listNotifications', { as: author })).items;

test('a poll that ends is queued to close at that moment, one without an end is not', async () => {
  const closesAt = soon();
  const [ending, open] = [await ask(closesAt), await ask()];
  const queued = await waitingJobs(spark, 'close-poll');
  expect(queued).toContainEqual({ key: `close-poll:${ending.id}`, runAt: closesAt });
  expect(queued.map(({ key }) => key)).not.toContain(`close-poll:${open.id}`);
});

test('its author hears once that it closed, and nobody else', async () => {
  const closesAt = soon();
  const post = await ask(closesAt);
  const voter = await spark.newUser();
  await spark.call('vote', { as: voter, params: post, body: { optionId: post.poll?.options[0]?.id } });
  await Promise.all([close(post, closesAt), close(post, closesAt), close(post, closesAt)]);
  await close(post, closesAt);
  expect(await told()).toMatchObject([
    { type: 'poll_closed', post: { id: post.id, title: 'Which?' }, readAt: null },
  ]);
  expect(await spark.call('getMe', { as: author })).toMatchObject({ unreadNotifications: 1 });
  expect(await spark.call('listNotifications', { as: voter })).toMatchObject({ items: [] });
});

test('nothing closes before its time', async () => {
  const closesAt = soon();
  const post = await ask(closesAt);
  expect(await close(post, new Date(closesAt.getTime() - 1))).toMatchObject({ outcome: 'nothing to do' });
  expect(await told()).toEqual([]);
});

test('nobody hears of a poll that is gone, unless it comes back', async () => {
  const closesAt = soon();
  const post = await ask(closesAt);
  await spark.call('deletePost', { as: author, params: post });
  await close(post, closesAt);
  expect(await told()).toEqual([]);
  expect(await spark.call('getMe', { as: author })).toMatchObject({ unreadNotifications: 0 });
  await spark.call('restorePost', { as: author, params: post });
  expect(await told()).toMatchObject([{ type: 'poll_closed', post: { id: post.id } }]);
});
