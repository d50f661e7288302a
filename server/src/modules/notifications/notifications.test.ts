import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makePost } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { notify } from './notify.ts';
import { postTitle } from './post-title.ts';

let spark: TestApp;
let author: Person;
beforeAll(async () => {
  spark = await createTestApp();
});
beforeEach(async () => {
  author = await spark.newMember();
});
afterAll(() => spark.close());

const list = (query: Record<string, string | number> = {}) =>
  spark.call('listNotifications', { as: author, query });
const unread = async () => (await spark.call('getMe', { as: author })).unreadNotifications;

async function tell(postId: string, facts: { type?: 'poll_closed' | 'photo_failed'; now?: Date } = {}) {
  const { type = 'photo_failed', now = new Date() } = facts;
  await spark.db.transaction().execute((trx) => notify(trx, { userId: author.id, type, postId, now }));
}

test('notifications are for oneself', async () => {
  expect(await spark.refusal('listNotifications')).toMatchObject({ code: 'unauthenticated' });
  const post = await makePost(spark.db, { author_id: author.id });
  await tell(post.id);
  const other = await spark.newUser();
  expect(await spark.call('listNotifications', { as: other })).toEqual({ items: [], nextCursor: null });
  await spark.call('readNotifications', { as: other });
  expect(await unread()).toBe(1);
});

test('the same is told once, until it is read and after', async () => {
  const post = await makePost(spark.db, { author_id: author.id, text: 'Three lamps' });
  await Promise.all([tell(post.id), tell(post.id), tell(post.id, { type: 'poll_closed' })]);
  expect(await unread()).toBe(2);
  expect(await spark.call('readNotifications', { as: author })).toEqual({ unreadCount: 0 });
  await tell(post.id);
  expect(await unread()).toBe(0);
  const { items } = await list();
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({ post: { id: post.id, title: 'Three lamps' }, readAt: expect.any(String) });
});

test('a list goes on where its page ends, newest first', async () => {
  for (const [index, text] of ['first', 'second', 'third'].entries()) {
    const post = await makePost(spark.db, { author_id: author.id, text });
    await tell(post.id, { now: new Date(Date.UTC(2026, 0, index + 1)) });
  }
  const page = await list({ limit: 2 });
  expect(page.items.map(({ post }) => post?.title)).toEqual(['third', 'second']);
  const rest = await list({ limit: 2, cursor: page.nextCursor ?? '' });
  expect(rest.items.map(({ post }) => post?.title)).toEqual(['first']);
  expect(rest.nextCursor).toBeNull();
});

test('with its post a notification vanishes', async () => {
  const post = await makePost(spark.db, { author_id: author.id });
  await tell(post.id);
  await spark.db.updateTable('posts').set({ deleted_at: new Date() }).where('id', '=', post.id).execute();
  expect(await unread()).toBe(0);
  expect((await list()).items).toEqual([]);
});

test.each([
  [{ text: '  Two\n\nlines ' }, 'Two lines'],
  [{ text: 'About a poll', question: 'Which one?' }, 'Which one?'],
  [{ reviewTitle: 'Warm and quiet' }, 'Warm and quiet'],
  [{ linkTitle: 'A page' }, 'A page'],
  [{}, ''],
  [{ text: 'word '.repeat(40) }, `${'word '.repeat(15)}word…`],
  [{ text: '🦊'.repeat(100) }, `${'🦊'.repeat(80)}…`],
])('the title of %j', (facts, title) => {
  expect(postTitle({ text: '', question: null, reviewTitle: null, linkTitle: null, ...facts })).toBe(title);
});
