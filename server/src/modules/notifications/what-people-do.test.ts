import type { ChosenType, Notification } from '@spark/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makePost } from '../../../test/factories.ts';
import { runJob, waitingJobs } from '../../../test/jobs.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { recordChanges } from '../../platform/changes/index.ts';
import { sweepNotifications } from './sweep-notifications.ts';

let spark: TestApp;
let author: Person;
let post: { id: string };
beforeAll(async () => {
  spark = await createTestApp();
  await spark.consumeChanges();
});
beforeEach(async () => {
  author = await spark.newMember({ name: 'Mira' });
  post = await makePost(spark.db, { author_id: author.id, text: 'Three lamps' });
});
afterAll(() => spark.close());

/** Has a person told of kinds of things in the app. */
async function choose(as: Person, ...types: ChosenType[]): Promise<void> {
  const choices = Object.fromEntries(types.map((type) => [type, { app: true }]));
  await spark.call('changeNotificationSettings', { as, body: { choices } });
}

async function told(as: Person = author): Promise<Notification[]> {
  await spark.consumeChanges();
  return (await spark.call('listNotifications', { as })).items;
}

const unread = async (as: Person = author) => {
  await spark.consumeChanges();
  return (await spark.call('getMe', { as })).unreadNotifications;
};
const smile = (as: Person) => spark.call('smile', { as, params: post });
const unsmile = (as: Person) => spark.call('unsmile', { as, params: post });
const comment = (as: Person, text: string, parentId?: string) =>
  spark.call('createComment', {
    as,
    params: post,
    body: { text, ...(parentId === undefined ? {} : { parentId }) },
  });
const read = (as: Person = author) => spark.call('readNotifications', { as });

test('nobody is told of anything they did not choose', async () => {
  const reader = await spark.newMember();
  await smile(reader);
  await comment(reader, `Nice, @${author.handle}!`);
  await spark.call('followUser', { as: reader, params: author });
  expect(await told()).toEqual([]);
});

test('people who smile are gathered in one notification that counts them, until it is read', async () => {
  await choose(author, 'post_smiled');
  const people = await Promise.all(Array.from({ length: 6 }, () => spark.newMember()));
  for (const person of people.slice(0, 5)) await smile(person);
  const items = await told();
  expect(items).toMatchObject([
    { type: 'post_smiled', post: { id: post.id, title: 'Three lamps' }, actorCount: 5, readAt: null },
  ]);
  expect(items[0]?.actors).toHaveLength(4);
  await read();
  await smile(people[5] ?? author);
  expect(await told()).toMatchObject([{ actorCount: 1, readAt: null }, { actorCount: 5 }]);
  expect(await unread()).toBe(1);
});

test('a smile that is taken back and given again is told once, ever, and counts only while it is given', async () => {
  await choose(author, 'post_smiled');
  const [one, other] = [await spark.newMember(), await spark.newMember()];
  await smile(one);
  expect(await unread()).toBe(1);
  await unsmile(one);
  expect(await unread()).toBe(0);
  await smile(one);
  await smile(other);
  expect(await told()).toMatchObject([{ actorCount: 2 }]);
  await read();
  for (let turn = 0; turn < 3; turn++) {
    await unsmile(one);
    await spark.consumeChanges();
    await smile(one);
  }
  expect(await unread()).toBe(0);
});

test('100 smiles are one notification that counts, and devices hear of it when the crowd has grown tenfold', async () => {
  await choose(author, 'post_smiled');
  await spark.call('changeNotificationSettings', {
    as: author,
    body: { choices: { post_smiled: { push: true } } },
  });
  await spark.call('addPushDevice', { as: author, body: device });
  const ids = Array.from({ length: 100 }, () => newId());
  await sql`
    insert into users (id, name, email, handle)
    select id, 'Somebody', id || '@spark.test', substr(replace(id::text, '-', ''), 3)
    from unnest(${ids}::uuid[]) as id`.execute(spark.db);
  for (const part of [ids.slice(0, 99), ids.slice(99)]) {
    await spark.db.transaction().execute((trx) =>
      recordChanges(
        trx,
        part.map((person) => ({
          topic: 'response' as const,
          subject: post.id,
          detail: { person, response: 'smile' as const, by: 1 as const },
        })),
      ),
    );
    await spark.consumeChanges();
  }
  expect(await told()).toMatchObject([{ type: 'post_smiled', actorCount: 100 }]);
  expect(await waitingJobs(spark, 'push-message')).toHaveLength(1);
});

test('what one does oneself, and what people do whom one muted or who blocked, is told to nobody', async () => {
  await choose(author, 'post_smiled', 'post_commented', 'followed');
  const [muted, blocker, friend] = [
    await spark.newMember(),
    await spark.newMember(),
    await spark.newMember(),
  ];
  const now = new Date();
  await smile(author);
  await smile(blocker);
  await spark.db
    .insertInto('mutes')
    .values({ muter_id: author.id, muted_id: muted.id, created_at: now })
    .execute();
  await smile(muted);
  await comment(muted, 'Hello');
  expect(await told()).toMatchObject([{ actorCount: 1 }]);
  // What was told before goes, too.
  await spark.db
    .insertInto('blocks')
    .values({ blocker_id: blocker.id, blocked_id: author.id, created_at: now })
    .execute();
  expect(await unread()).toBe(0);
  await smile(friend);
  expect(await told()).toMatchObject([{ actorCount: 1, actors: [{ id: friend.id }] }]);
});

test('of a comment each person is told what is closest to them, and each comment is news', async () => {
  const [reader, named] = [await spark.newMember(), await spark.newMember()];
  for (const person of [author, reader, named])
    await choose(person, 'post_commented', 'comment_replied', 'mentioned');
  const first = await comment(reader, 'Where is it from?');
  await comment(author, `From the market, ask @${named.handle}`, first.id);
  await comment(reader, `Thank you @${author.handle}`, first.id);
  expect(await told(reader)).toMatchObject([
    {
      type: 'comment_replied',
      comment: { text: `From the market, ask @${named.handle}` },
      actors: [{ id: author.id }],
    },
  ]);
  expect(await told(named)).toMatchObject([
    { type: 'mentioned', actors: [{ id: author.id }], actorCount: 1 },
  ]);
  expect((await told()).map(({ type }) => type).toSorted()).toEqual(['mentioned', 'post_commented']);
});

test('the words of somebody one blocked are not told, though somebody else spoke before them', async () => {
  await choose(author, 'post_commented');
  const [friend, other] = [await spark.newMember(), await spark.newMember()];
  await comment(friend, 'Good morning');
  await comment(other, 'Unkind words');
  expect(await told()).toMatchObject([{ actorCount: 2, comment: { text: 'Unkind words' } }]);
  await spark.call('blockUser', { as: author, params: other });
  expect(await told()).toMatchObject([{ actorCount: 1, actors: [{ id: friend.id }], comment: null }]);
});

test('nobody is told of a mention in a conversation of somebody they blocked', async () => {
  const [named, other, friend] = [await spark.newMember(), await spark.newMember(), await spark.newMember()];
  await choose(named, 'mentioned');
  const thread = await comment(other, 'Which lamp is it?');
  await comment(friend, `Ask @${named.handle}`, thread.id);
  expect(await unread(named)).toBe(1);
  await spark.call('blockUser', { as: named, params: other });
  // What was told before goes, too.
  expect(await unread(named)).toBe(0);
  await comment(friend, `@${named.handle} knows`, thread.id);
  await spark.consumeChanges();
  await spark.call('unblockUser', { as: named, params: other });
  expect(await unread(named)).toBe(1);
});

test('a comment that is taken away takes its notification along', async () => {
  await choose(author, 'post_commented');
  const reader = await spark.newMember();
  const said = await comment(reader, 'Hello');
  expect(await unread()).toBe(1);
  await spark.call('deleteComment', { as: reader, params: { id: post.id, commentId: said.id } });
  expect(await unread()).toBe(0);
});

test('a muted post says no more, and says it again once it is not muted', async () => {
  await choose(author, 'post_smiled', 'post_commented');
  const reader = await spark.newMember();
  expect(await spark.call('muteThread', { as: author, params: post })).toEqual({ muted: true });
  expect(await spark.call('getThreadMute', { as: author, params: post })).toEqual({ muted: true });
  await smile(reader);
  expect(await unread()).toBe(0);
  expect(await spark.call('unmuteThread', { as: author, params: post })).toEqual({ muted: false });
  await comment(reader, 'Hello');
  expect(await told()).toMatchObject([{ type: 'post_commented' }]);
  expect(await spark.refusal('muteThread', { as: author, params: { id: newId() } })).toMatchObject({
    status: 404,
  });
});

test('followers who want to are told of each post once, when others see it, within the interest they follow', async () => {
  const [bell, quiet, inside, outside] = [
    await spark.newMember(),
    await spark.newMember(),
    await spark.newMember(),
    await spark.newMember(),
  ];
  const interests = await spark.db.selectFrom('interests').select(['id', 'slug']).limit(2).execute();
  const [own, other] = interests;
  expect(await spark.refusal('tellOfPosts', { as: bell, params: author })).toMatchObject({ status: 409 });
  for (const person of [bell, quiet, inside, outside]) {
    await spark.call('followUser', { as: person, params: author });
    if (person !== quiet) await spark.call('tellOfPosts', { as: person, params: author });
  }
  for (const [person, interest] of [
    [inside, own],
    [outside, other],
  ] as const) {
    await spark.db
      .insertInto('follow_interests')
      .values({ follower_id: person.id, followed_id: author.id, interest_id: interest?.id ?? '' })
      .execute();
  }
  const body = { kind: 'story' as const, text: 'A story', interests: [own?.slug ?? ''] };
  const story = await spark.call('createPost', { as: author, body });
  await spark.consumeChanges();
  expect(
    (await waitingJobs(spark, 'tell-followers')).filter(({ key }) => key?.includes(story.id)),
  ).toHaveLength(1);
  await runJob(spark, 'tell-followers', { postId: story.id, after: null });
  await runJob(spark, 'tell-followers', { postId: story.id, after: null });
  for (const person of [bell, inside]) {
    expect(await told(person)).toMatchObject([
      { type: 'followed_posted', post: { id: story.id }, actors: [{ id: author.id }], actorCount: 1 },
    ]);
  }
  for (const person of [quiet, outside, author]) expect(await told(person)).toEqual([]);
  // Whoever stops following is told no more.
  await spark.call('unfollowUser', { as: bell, params: author });
  expect(await spark.call('getUser', { as: bell, params: author })).toMatchObject({
    viewer: { told: false },
  });
});

test('whom a post mentions is told when others see it, and whom a change adds, each once', async () => {
  const [first, second] = [await spark.newMember(), await spark.newMember()];
  for (const person of [first, second]) await choose(person, 'mentioned');
  const [interest] = await spark.db.selectFrom('interests').select('slug').limit(1).execute();
  const body = { kind: 'story' as const, text: `With @${first.handle}`, interests: [interest?.slug ?? ''] };
  const story = await spark.call('createPost', { as: author, body });
  expect(await told(first)).toMatchObject([{ type: 'mentioned', post: { id: story.id } }]);
  const text = `With @${first.handle} and @${second.handle}`;
  await spark.call('editPost', { as: author, params: story, body: { text } });
  expect(await unread(first)).toBe(1);
  expect(await unread(second)).toBe(1);
});

test('new followers are gathered, and some notifications can be read alone', async () => {
  await choose(author, 'followed', 'post_smiled');
  const [one, other] = [await spark.newMember(), await spark.newMember()];
  for (const person of [one, other]) await spark.call('followUser', { as: person, params: author });
  await smile(one);
  const items = await told();
  expect(items).toHaveLength(2);
  const followed = items.find(({ type }) => type === 'followed');
  expect(followed).toMatchObject({ actorCount: 2, post: null });
  expect(await spark.call('readNotifications', { as: author, query: { ids: followed?.id ?? '' } })).toEqual({
    unreadCount: 1,
  });
  expect(await spark.refusal('readNotifications', { as: author, query: { ids: 'all' } })).toMatchObject({
    status: 422,
  });
});

test('what is old, or further down than anybody reads, goes; that it was told is remembered', async () => {
  await choose(author, 'post_smiled');
  const reader = await spark.newMember();
  await smile(reader);
  expect(await unread()).toBe(1);
  const later = new Date(Date.now() + 91 * 86_400_000);
  expect((await sweepNotifications(spark.db, later)).old).toBeGreaterThan(0);
  await unsmile(reader);
  await spark.consumeChanges();
  await smile(reader);
  expect(await told()).toEqual([]);
  const many = Array.from({ length: 510 }, (_, index) => ({
    id: newId(),
    user_id: author.id,
    type: 'product_back' as const,
    thing: newId(),
    told_at: new Date(Date.UTC(2026, 0, 1, 0, index)),
  }));
  await spark.db.insertInto('notifications').values(many).execute();
  expect((await sweepNotifications(spark.db, new Date(Date.UTC(2026, 0, 2)))).many).toBe(10);
});

const device = {
  endpoint: 'https://fcm.googleapis.com/fcm/send/one',
  keys: {
    p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
    auth: 'tBHItJI5svbpez7KI4CCXg',
  },
};
