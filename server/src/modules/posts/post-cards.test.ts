import type { Post } from '@spark/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeInterest, makePhotoPost, makePost, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';
import { createTestDatabase } from '../../../test/test-database.ts';

// Two processes of one Spark: what is written through one is read through the other.
let one: TestApp;
let other: TestApp;
let author: Person;
let reader: Person;
let post: { id: string };
let hat: { id: string; external_id: string };

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
  author = await one.newMember();
  reader = await one.newMember();
  const longAgo = new Date(Date.now() - 3_600_000);
  hat = await makeProduct(one.db, { title: 'Hat', stock_at: longAgo, price_at: longAgo });
  post = await makePhotoPost(one.db, [hat.id], { author_id: author.id });
  // From here on both have the card in memory, and show it out of that.
  await read();
  await read();
});

/** The post as both processes list it, which must agree. */
async function read(as: Person | null = null): Promise<Post | null> {
  const lists = await Promise.all(
    [one, other].map((spark) =>
      spark.call('listUserPosts', { ...(as === null ? {} : { as }), params: { handle: author.handle } }),
    ),
  );
  const [here, there] = lists.map(({ items }) => items.find(({ id }) => id === post.id) ?? null);
  expect(there).toEqual(here);
  return here ?? null;
}

const push = (facts: object) =>
  one.call('putShopStock', {
    headers: { authorization: `Bearer ${shopKey}` },
    body: {
      items: [
        { externalId: hat.external_id, availability: 'in_stock', at: new Date().toISOString(), ...facts },
      ],
    },
  });

describe('what was acknowledged is on the card at the next request, in every process', () => {
  test('other words, and who is named in them, as they were written', async () => {
    await one.call('editPost', { as: author, params: post, body: { text: `With @${reader.handle}` } });
    expect(await read()).toMatchObject({ text: `With @${reader.handle}`, mentions: [reader.handle] });
    const { handle } = reader;
    await one.call('updateMe', { as: reader, body: { handle: `new_${handle}`.slice(0, 20) } });
    // A former handle leads to its owner still.
    expect(await read()).toMatchObject({ mentions: [handle] });
  });

  test('a new name of its author', async () => {
    await one.call('updateMe', { as: author, body: { name: 'Somebody Else' } });
    expect(await read()).toMatchObject({ author: { name: 'Somebody Else' } });
  });

  test('smiles and saves, and whose they are', async () => {
    await one.call('smile', { as: reader, params: post });
    await other.call('save', { as: reader, params: post });
    const counts = { smileCount: 1, saveCount: 1 };
    expect(await read()).toMatchObject({ ...counts, viewer: { smiled: false, saved: false } });
    expect(await read(reader)).toMatchObject({ ...counts, viewer: { smiled: true, saved: true } });
    expect(await read(author)).toMatchObject({ ...counts, viewer: { smiled: false, own: true } });
    await other.call('unsmile', { as: reader, params: post });
    expect(await read(reader)).toMatchObject({ smileCount: 0, viewer: { smiled: false } });
  });

  test('a comment, its author’s new name, and its end', async () => {
    const comment = await one.call('createComment', { as: reader, params: post, body: { text: 'Nice' } });
    expect(await read()).toMatchObject({ commentCount: 1, topComment: { text: 'Nice' } });
    await one.call('updateMe', { as: reader, body: { name: 'Renamed' } });
    expect(await read()).toMatchObject({ topComment: { author: { name: 'Renamed' } } });
    await one.call('deleteComment', { as: reader, params: { id: post.id, commentId: comment.id } });
    expect(await read()).toMatchObject({ commentCount: 0, topComment: null });
  });

  test('whom one follows', async () => {
    await one.call('followUser', { as: reader, params: author });
    expect(await read(reader)).toMatchObject({ viewer: { followsAuthor: true } });
    expect(await read()).toMatchObject({ viewer: { followsAuthor: false } });
  });

  test('that it is gone, and that it is back', async () => {
    await one.call('deletePost', { as: author, params: post });
    expect(await read()).toBeNull();
    expect(await read(author)).toBeNull();
    await one.call('restorePost', { as: author, params: post });
    expect(await read()).toMatchObject({ id: post.id });
  });

  test('stock and price of what it shows', async () => {
    await push({ availability: 'out_of_stock' });
    expect(await read()).toMatchObject({ shoppableCount: 0, products: [], waiting: [hat.id] });
    await push({ price: { amount: 1_234, currency: 'USD' } });
    expect(await read()).toMatchObject({
      shoppableCount: 1,
      products: [{ price: { amount: 1_234, currency: 'USD' } }],
      waiting: [],
    });
  });
});

test('a vote is on the card for who gave it, and counted for all', async () => {
  const interest = await makeInterest(one.db);
  const poll = { question: 'Which?', options: [{ text: 'A' }, { text: 'B' }] };
  post = await one.call('createPost', {
    as: author,
    body: { kind: 'poll', interests: [interest.slug], poll },
  });
  const before = await read(reader);
  expect(before?.poll).toMatchObject({ votedOptionId: null, totalVotes: 0 });
  const optionId = before?.poll?.options[1]?.id ?? '';
  await one.call('vote', { as: reader, params: post, body: { optionId } });
  expect(await read(reader)).toMatchObject({
    viewer: { voted: true },
    poll: { votedOptionId: optionId, totalVotes: 1, options: [{ votes: 0 }, { votes: 1 }] },
  });
  expect(await read()).toMatchObject({
    poll: { votedOptionId: null, options: [{ votes: null }, { votes: null }] },
  });
});

test('a post that waits for its photos is shown to its author alone', async () => {
  post = await makePost(one.db, { author_id: author.id, is_live: false });
  expect(await read()).toBeNull();
  expect(await read(reader)).toBeNull();
  expect(await read(author)).toMatchObject({ isLive: false });
});

test('how often it was seen is told to its author, as it is', async () => {
  const event = { type: 'view' as const, postId: post.id, at: new Date().toISOString() };
  await one.call('recordEvents', { as: reader, body: { events: [event] } });
  expect(await read(author)).toMatchObject({ viewCount: 1 });
  expect(await read(reader)).toMatchObject({ viewCount: null });
});
