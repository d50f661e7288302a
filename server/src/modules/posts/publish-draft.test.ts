import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeInterest } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

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

const keep = async (as = author): Promise<string> => {
  const content = {
    kind: 'story',
    text: 'A story.',
    interests: [slug],
    photos: [],
    productIds: [],
    url: '',
    poll: null,
    reviewId: null,
  };
  const params = { id: newId() };
  await spark.call('keepDraft', { as, params, body: { basedOn: null, content } });
  return params.id;
};
const story = (draftId: string, facts: object = {}) => ({
  kind: 'story',
  text: 'A story.',
  interests: [slug],
  draftId,
  ...facts,
});
const draftsOf = async (as = author) => (await spark.call('listDrafts', { as })).items.map(({ id }) => id);
const postsOf = async (as = author) => (await spark.call('listUserPosts', { params: as })).items;

test('a draft that becomes a post is gone from the drafts', async () => {
  const [draftId, other] = [await keep(), await keep()];
  await spark.call('createPost', { as: author, body: story(draftId) });
  expect(await draftsOf()).toEqual([other]);
});

test('a draft becomes one post: the second is refused, with another key, too', async () => {
  const draftId = await keep();
  await spark.call('createPost', { as: author, key: newId(), body: story(draftId) });
  const body = story(draftId, { text: 'Another story.' });
  expect(await spark.refusal('createPost', { as: author, key: newId(), body })).toMatchObject({
    status: 409,
    code: 'conflict',
    detail: expect.stringContaining('published already'),
  });
  expect(await postsOf()).toHaveLength(1);
});

test('ten posts of one draft at once are one, whether or not the draft ever reached us', async () => {
  for (const draftId of [await keep(), newId()]) {
    const before = (await postsOf()).length;
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => spark.request('createPost', { as: author, body: story(draftId) })),
    );
    const statuses = responses.map(({ statusCode }) => statusCode).toSorted();
    expect(statuses).toEqual([201, ...Array<number>(9).fill(409)]);
    expect(await postsOf()).toHaveLength(before + 1);
  }
});

test('a retry under the same key gives the post again', async () => {
  const [draftId, key] = [await keep(), newId()];
  const first = await spark.call('createPost', { as: author, key, body: story(draftId) });
  expect(await spark.call('createPost', { as: author, key, body: story(draftId) })).toEqual(first);
});

test('a post that is refused leaves its draft as it was', async () => {
  const draftId = await keep();
  const body = story(draftId, { interests: ['no-such'] });
  expect(await spark.refusal('createPost', { as: author, body })).toMatchObject({ status: 422 });
  expect(await draftsOf()).toEqual([draftId]);
  await spark.call('createPost', { as: author, body: story(draftId) });
});

test('nobody publishes away the draft of another', async () => {
  const other = await spark.newMember();
  const draftId = await keep(other);
  expect(await spark.refusal('createPost', { as: author, body: story(draftId) })).toMatchObject({
    code: 'conflict',
  });
  expect(await draftsOf(other)).toEqual([draftId]);
  expect(await postsOf()).toEqual([]);
});
