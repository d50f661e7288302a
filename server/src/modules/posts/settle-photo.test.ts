import { writeFile } from 'node:fs/promises';
import type { Post } from '@spark/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeInterest, makeMedia, makeProduct } from '../../../test/factories.ts';
import { runJob } from '../../../test/jobs.ts';
import type { Person } from '../../../test/people.ts';
import { paintPicture } from '../../../test/pictures.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
let author: Person;
let product: { id: string };
let slug: string;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
beforeEach(async () => {
  author = await spark.newMember();
  product = await makeProduct(spark.db);
  slug = (await makeInterest(spark.db)).slug;
});
afterAll(() => spark.close());

/** A photo of the author that is being worked at; without its file it will fail. */
async function arrive({ hasFile = true } = {}): Promise<{ id: string }> {
  const originalKey = newId();
  if (hasFile) await writeFile(spark.vault.pathOf(originalKey), await paintPicture('jpeg'));
  return makeMedia(spark.db, {
    owner_id: author.id,
    state: 'processing',
    original_key: originalKey,
    content_hash: originalKey.replaceAll('-', ''),
  });
}

const settle = ({ id }: { id: string }, attempt: { isLast?: boolean } = {}) =>
  runJob(spark, 'render-photo', { mediaId: id }, attempt);

function publish(photos: { id: string }[]): Promise<Post> {
  const tags = [{ productId: product.id, x: 0.5, y: 0.5 }];
  const media = photos.map(({ id }) => ({ id, tags }));
  return spark.call('createPost', { as: author, body: { kind: 'photo', interests: [slug], media } });
}

/** Everywhere a reader comes across a post. */
async function placesOf({ id }: Post, as?: Person): Promise<Record<string, boolean>> {
  const reader = as === undefined ? {} : { as };
  const has = ({ items }: { items: { id: string }[] }) => items.some((item) => item.id === id);
  const { statusCode } = await spark.request('getPost', { ...reader, params: { id } });
  return {
    page: statusCode === 200,
    newest: has(await spark.call('getFeed', { ...reader, query: { view: 'newest' } })),
    profile: has(await spark.call('listUserPosts', { ...reader, params: author })),
    product: has(await spark.call('listProductPosts', { ...reader, params: product })),
  };
}

async function counts(): Promise<number[]> {
  const { items } = await spark.call('listInterests');
  return [
    (await spark.call('getUser', { params: author })).postCount,
    (await spark.call('getProduct', { params: product })).postCount,
    items.find((interest) => interest.slug === slug)?.postCount ?? -1,
  ];
}

const everywhere = { page: true, newest: true, profile: true, product: true };
const nowhere = { page: false, newest: false, profile: false, product: false };

describe('a post whose photo is being worked at', () => {
  test('is its author’s alone, then everybody’s', async () => {
    const photo = await arrive();
    // What is known of a reader is kept; that a post of theirs waits is news.
    await spark.call('getFeed', { as: author, query: { view: 'newest' } });
    const post = await publish([photo]);
    expect(post).toMatchObject({ isLive: false, media: [{ state: 'processing' }] });
    const other = await spark.newMember();
    const seen = async () => [await placesOf(post), await placesOf(post, other)];
    expect(await placesOf(post, author)).toEqual(everywhere);
    expect(await seen()).toEqual([nowhere, nowhere]);
    expect(await counts()).toEqual([0, 0, 0]);
    const asVisitor = { as: author, params: post, query: { as: 'visitor' } };
    expect(await spark.refusal('getPost', asVisitor)).toMatchObject({ code: 'not_found' });

    await settle(photo);
    expect(await seen()).toEqual([everywhere, everywhere]);
    expect(await counts()).toEqual([1, 1, 1]);
    expect(await spark.call('getPost', { params: post })).toMatchObject({
      isLive: true,
      media: [{ state: 'ready' }],
    });
  });

  test('is for nobody else to smile at, save or comment', async () => {
    const post = await publish([await arrive()]);
    const as = await spark.newMember();
    const body = { text: 'Lovely.' };
    for (const call of ['smile', 'save', 'createComment', 'listComments', 'listPostProducts'] as const) {
      const input = call === 'createComment' ? { as, params: post, body } : { as, params: post };
      expect(await spark.refusal(call, input), call).toMatchObject({ code: 'not_found' });
    }
  });

  test('waits for the last of its photos', async () => {
    const photos = [await arrive(), await arrive(), await arrive()];
    const post = await publish(photos);
    for (const [index, photo] of photos.entries()) {
      await settle(photo);
      const { statusCode } = await spark.request('getPost', { params: post });
      expect(statusCode).toBe(index === photos.length - 1 ? 200 : 404);
    }
  });

  test('does not stay hidden when all its photos settle at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const photos = [await arrive(), await arrive(), await arrive()];
      const post = await publish(photos);
      await Promise.all(photos.map((photo) => settle(photo)));
      await spark.call('getPost', { params: post });
    }
  });

  test('does not stay hidden when its photo settles as it is published', async () => {
    for (let round = 0; round < 5; round += 1) {
      const photo = await arrive();
      const [post] = await Promise.all([publish([photo]), settle(photo)]);
      await spark.call('getPost', { params: post });
    }
  });

  test('is ready for others when it is edited at the same time', async () => {
    const photos = [await arrive(), await arrive()];
    const post = await publish(photos);
    const [first] = photos;
    const body = { text: 'Edited.', media: [{ id: first?.id }] };
    await Promise.all([
      ...photos.map((photo) => settle(photo)),
      spark.call('editPost', { as: author, params: post, body }),
    ]);
    expect(await spark.call('getPost', { params: post })).toMatchObject({ text: 'Edited.', isLive: true });
  });
});

describe('a poll with a photo that is being worked at', () => {
  test('waits for it, too', async () => {
    const photo = await arrive();
    const options = [{ text: 'This', mediaId: photo.id }, { text: 'That' }];
    const body = { kind: 'poll', interests: [slug], poll: { question: 'Which?', options } };
    const params = await spark.call('createPost', { as: author, body });
    expect(await spark.refusal('getPost', { params })).toMatchObject({ code: 'not_found' });
    await settle(photo);
    expect(await spark.call('getPost', { params })).toMatchObject({
      poll: { options: [{ picture: { width: 40, height: 20 } }, { picture: null }] },
    });
  });
});

describe('a photo that cannot be made ready', () => {
  test('keeps its post back and is told to the author, once', async () => {
    const photos = [await arrive(), await arrive({ hasFile: false })];
    const post = await publish(photos);
    const [good, bad] = photos;
    if (!good || !bad) throw new Error('Two arrived.');
    await settle(bad, { isLast: true });
    await settle(bad, { isLast: true });
    await settle(good);
    expect(await spark.refusal('getPost', { params: post })).toMatchObject({ code: 'not_found' });
    const seen = await spark.call('getPost', { as: author, params: post });
    expect(seen).toMatchObject({ isLive: false, media: [{ state: 'ready' }, { state: 'failed' }] });
    const { items } = await spark.call('listNotifications', { as: author });
    expect(items.map(({ type, post: about }) => [type, about?.id])).toEqual([['photo_failed', post.id]]);
  });

  test('in no post yet is told by nobody', async () => {
    await settle(await arrive({ hasFile: false }), { isLast: true });
    expect(await spark.call('listNotifications', { as: author })).toMatchObject({ items: [] });
  });
});
