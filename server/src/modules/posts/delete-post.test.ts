import { limits } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInterest, makeMedia, makePost, makeProduct } from '../../../test/factories.ts';
import { runJob, waitingJobs } from '../../../test/jobs.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
afterAll(() => spark.close());

test('nobody deletes the posts of others, and they look as if they were not there', async () => {
  const params = await makePost(spark.db);
  expect(await spark.refusal('deletePost', { params })).toMatchObject({ code: 'unauthenticated' });
  expect(await spark.refusal('deletePost', { as: await spark.newMember(), params })).toMatchObject({
    code: 'not_found',
  });
  await spark.call('getPost', { params });
});

test('a deleted post is gone from everywhere at once', async () => {
  const as = await spark.newMember();
  const params = await makePost(spark.db, { author_id: as.id });
  await spark.call('save', { as, params });
  await spark.call('deletePost', { as, params });
  expect(await spark.refusal('deletePost', { as, params })).toMatchObject({ code: 'not_found' });
  for (const call of ['getPost', 'listComments', 'listPostProducts', 'smile', 'save'] as const) {
    expect(await spark.refusal(call, { as, params })).toMatchObject({ code: 'not_found' });
  }
  for (const view of ['newest', 'for-you', 'following']) {
    const { items } = await spark.call('getFeed', { as, query: { view } });
    expect(items.map(({ id }) => id)).not.toContain(params.id);
  }
  expect(await spark.call('listMySaves', { as })).toMatchObject({ items: [] });
  expect(await spark.call('listUserPosts', { params: as })).toMatchObject({ items: [] });
  expect(await spark.call('getUser', { params: as })).toMatchObject({ postCount: 0 });
});

test('its address says that it was here, for ever; one that nobody else ever saw is simply not there', async () => {
  const as = await spark.newMember();
  const [shown, unseen] = [
    await makePost(spark.db, { author_id: as.id }),
    await makePost(spark.db, { author_id: as.id, is_live: false }),
  ];
  for (const params of [shown, unseen]) await spark.call('deletePost', { as, params });
  expect(await spark.refusal('getPost', { params: shown })).toMatchObject({ status: 404, wasHere: true });
  for (const { id } of [shown, unseen]) {
    await deletedAgo({ id }, tooLateMs);
    await purge(id, new Date());
  }
  for (const call of ['getPost', 'listComments'] as const) {
    expect(await spark.refusal(call, { params: shown })).toMatchObject({ code: 'not_found', wasHere: true });
    expect(await spark.refusal(call, { params: unseen })).not.toHaveProperty('wasHere');
  }
});

/** When the last tap on "Undo" cannot arrive any more. */
const tooLateMs = limits.undoDeleteSeconds * 1_000 + 10_001;
const purge = (id: string, now: Date) => runJob(spark, 'purge-post', { postId: id }, { now });
const countRows = async (id: string) =>
  (await spark.db.selectFrom('posts').select('id').where('id', '=', id).execute()).length;

async function deletedPost(as: Person): Promise<{ id: string }> {
  const params = await makePost(spark.db, { author_id: as.id });
  await spark.call('deletePost', { as, params });
  return params;
}

async function deletedAgo(params: { id: string }, ms: number): Promise<void> {
  const deleted_at = new Date(Date.now() - ms);
  await spark.db.updateTable('posts').set({ deleted_at }).where('id', '=', params.id).execute();
}

describe('a deletion', () => {
  test('is taken back by its author alone, and only where there is one', async () => {
    const as = await spark.newMember();
    const params = await deletedPost(as);
    const staff = await spark.newMember({ roles: ['operator'] });
    expect(await spark.refusal('restorePost', { params })).toMatchObject({ code: 'unauthenticated' });
    for (const other of [await spark.newMember(), staff]) {
      expect(await spark.refusal('restorePost', { as: other, params })).toMatchObject({ code: 'not_found' });
    }
    expect(await spark.call('restorePost', { as, params })).toMatchObject({ id: params.id });
    expect(await spark.refusal('restorePost', { as, params })).toMatchObject({ code: 'not_found' });
    await spark.call('getPost', { params });
  });

  test('taken back leaves the post as it was, with what people did', async () => {
    const as = await spark.newMember();
    const params = await makePost(spark.db, { author_id: as.id });
    const reader = await spark.newMember();
    await spark.call('smile', { as: reader, params });
    await spark.call('createComment', { as: reader, params, body: { text: 'Lovely.' } });
    const before = await spark.call('getPost', { as, params });
    await spark.call('deletePost', { as, params });
    expect(await spark.call('restorePost', { as, params })).toEqual(before);
    // The job of the deletion finds that it was taken back.
    await purge(params.id, new Date(Date.now() + tooLateMs));
    expect(await spark.call('getPost', { as, params })).toEqual(before);
  });

  test('can be taken back while the tap is on its way, and not when it is too late', async () => {
    const as = await spark.newMember();
    const params = await deletedPost(as);
    await deletedAgo(params, limits.undoDeleteSeconds * 1_000 + 1_000);
    await spark.call('restorePost', { as, params });
    await spark.call('deletePost', { as, params });
    await deletedAgo(params, tooLateMs);
    expect(await spark.refusal('restorePost', { as, params })).toMatchObject({ code: 'not_found' });
  });

  test('that follows one that was taken back has its whole time again', async () => {
    const as = await spark.newMember();
    const params = await deletedPost(as);
    const queued = async () =>
      (await waitingJobs(spark, 'purge-post')).filter(({ key }) => key === `purge-post:${params.id}`);
    const [first] = await queued();
    await spark.call('restorePost', { as, params });
    await spark.call('deletePost', { as, params });
    const [again, ...more] = await queued();
    expect(more).toEqual([]);
    expect(Number(again?.runAt)).toBeGreaterThan(Number(first?.runAt));
    await purge(params.id, first?.runAt ?? new Date());
    await spark.call('restorePost', { as, params });
  });

  test('becomes final once, and hands the pictures back', async () => {
    const as = await spark.newMember();
    const reader = await spark.newMember();
    const { slug } = await makeInterest(spark.db);
    const [onPhoto, onOption] = [
      await makeMedia(spark.db, { owner_id: as.id }),
      await makeMedia(spark.db, { owner_id: as.id }),
    ];
    const product = await makeProduct(spark.db);
    const tags = [{ productId: product.id, x: 0.5, y: 0.5 }];
    const bodies = [
      { kind: 'photo', text: `By @${as.handle}.`, media: [{ id: onPhoto.id, tags }] },
      {
        kind: 'poll',
        poll: { question: 'Which?', options: [{ text: 'This', mediaId: onOption.id }, { text: 'That' }] },
      },
    ];
    for (const body of bodies) {
      const params = await spark.call('createPost', { as, body: { interests: [slug], ...body } });
      await spark.call('editPost', { as, params, body: { text: 'Edited.' } });
      await spark.call('smile', { as: reader, params });
      await spark.call('createComment', { as: reader, params, body: { text: 'Lovely.' } });
      const optionId = params.poll?.options[0]?.id;
      if (optionId !== undefined) await spark.call('vote', { as: reader, params, body: { optionId } });
      await spark.call('deletePost', { as, params });
      const now = new Date(Date.now() + tooLateMs);
      expect(await purge(params.id, now)).toMatchObject({ outcome: 'purged', pictures: 1 });
      expect(await countRows(params.id)).toBe(0);
      expect(await purge(params.id, now)).toMatchObject({ outcome: 'nothing to do' });
    }
    const media = await spark.db
      .selectFrom('media')
      .select(['attached_at', 'released_at'])
      .where('owner_id', '=', as.id)
      .execute();
    expect(media).toHaveLength(2);
    for (const one of media) expect(one).toEqual({ attached_at: null, released_at: expect.any(Date) });
  });

  test('is not made final before its time, nor for a post that is there', async () => {
    const as = await spark.newMember();
    const [deleted, there] = [await deletedPost(as), await makePost(spark.db)];
    expect(await purge(deleted.id, new Date())).toMatchObject({ outcome: 'nothing to do' });
    await purge(there.id, new Date(Date.now() + tooLateMs));
    expect([await countRows(deleted.id), await countRows(there.id)]).toEqual([1, 1]);
  });

  test('taken back at the very moment it becomes final is one of the two', async () => {
    for (let round = 0; round < 10; round += 1) {
      const as = await spark.newMember();
      const params = await deletedPost(as);
      await deletedAgo(params, tooLateMs - 501);
      const [restored, purged] = await Promise.all([
        spark.request('restorePost', { as, params }),
        purge(params.id, new Date(Date.now() + tooLateMs)),
      ]);
      const isThere = (await countRows(params.id)) === 1;
      expect(restored.statusCode).toBe(isThere ? 200 : 404);
      expect(purged['outcome']).toBe(isThere ? 'nothing to do' : 'purged');
    }
  });
});
