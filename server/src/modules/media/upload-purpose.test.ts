import { limits, type UploadPurpose } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInterest, makeMedia, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { asUpload, paintPicture } from '../../../test/pictures.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import { newId } from '../../platform/db/index.ts';
import { holdUploads } from './media.queries.ts';

let spark: TestApp;
let user: Person;
let slug: string;
beforeAll(async () => {
  spark = await createTestApp({ works: true });
  user = await spark.newUser();
  slug = (await makeInterest(spark.db)).slug;
});
afterAll(() => spark.close());

let drawn = 0;
async function sent(purpose?: string) {
  drawn += 1;
  const { payload, headers } = asUpload(await paintPicture('png', { width: 80 + drawn, height: 80 }));
  return { headers, body: payload, ...(purpose === undefined ? {} : { query: { for: purpose } }) };
}
const upload = async (as: Person, purpose?: UploadPurpose) =>
  spark.call('uploadMedia', { as, ...(await sent(purpose)) });
const publish = (as: Person, id: string) => ({
  as,
  body: { kind: 'photo', interests: [slug], media: [{ id }] },
});

describe('somebody without a membership', () => {
  test('cannot upload for a post, nor for what there is not', async () => {
    for (const purpose of [undefined, 'post']) {
      const refused = await spark.refusal('uploadMedia', { as: user, ...(await sent(purpose)) });
      expect(refused.code).toBe('membership_required');
    }
    const member = await spark.newMember();
    for (const purpose of ['product', 'Review', '']) {
      const refused = await spark.refusal('uploadMedia', { as: member, ...(await sent(purpose)) });
      expect(refused.code).toBe('validation_failed');
    }
    const twice = { ...(await sent()), query: { for: ['review', 'post'] } };
    expect((await spark.refusal('uploadMedia', { as: user, ...twice })).status).toBeGreaterThanOrEqual(403);
  });

  test('adds photos to a review and shows a picture, turned and cut', async () => {
    const product = await makeProduct(spark.db);
    const photo = await upload(user, 'review');
    const edit = { rotate: 90, crop: null };
    await spark.call('editMedia', { as: user, params: photo, body: edit });
    const body = { stars: 5, title: 'Warm', text: 'And soft.', media: [{ id: photo.id, alt: 'A hat' }] };
    const review = await spark.call('createReview', { as: user, params: { id: product.id }, body });
    expect(review.photos).toMatchObject([{ id: photo.id, alt: 'A hat' }]);

    const picture = await upload(user, 'avatar');
    await spark.call('updateMe', { as: user, body: { avatarMediaId: picture.id } });
    expect((await spark.call('getMe', { as: user })).avatar).not.toBeNull();
  });

  test('uploads no more than the disk of a shop can bear, before anything is sent', async () => {
    const busy = await spark.newUser();
    await Promise.all(
      Array.from({ length: limits.unusedPhotos }, () =>
        makeMedia(spark.db, { owner_id: busy.id, purpose: 'review', attached_at: null }),
      ),
    );
    const refused = await spark.refusal('uploadMedia', { as: busy, ...(await sent('avatar')) });
    expect(refused).toMatchObject({ code: 'rate_limited', detail: expect.stringMatching(/part of nothing/) });
  });

  test('uploads no more than that either where many are sent at once', async () => {
    const busy = await spark.newUser();
    const unused = { owner_id: busy.id, purpose: 'review', attached_at: null } as const;
    for (let count = 1; count < limits.unusedPhotos; count += 1) await makeMedia(spark.db, unused);
    const request = { as: busy, ...(await sent('avatar')) };
    const refused = Promise.withResolvers<unknown>();
    await spark.db.transaction().execute(async (trx) => {
      await holdUploads(trx, busy.id);
      refused.resolve(spark.refusal('uploadMedia', request));
      await waitingFor(spark.db, 1);
      await makeMedia(trx, unused);
    });
    expect(await refused.promise).toMatchObject({ code: 'rate_limited' });
  });
});

describe('a photo', () => {
  test('of a review or a person never becomes part of a post, not even of a member', async () => {
    const member = await spark.newMember();
    for (const purpose of ['review', 'avatar'] as const) {
      const { id } = await upload(member, purpose);
      const refused = await spark.refusal('createPost', publish(member, id));
      expect(refused.errors?.[0]?.path).toBe('/media/0/id');
      const lapsing = await upload(user, purpose);
      expect((await spark.refusal('createPost', publish(user, lapsing.id))).code).toBe('membership_required');
    }
    const shown = await upload(member, 'avatar');
    await spark.call('updateMe', { as: member, body: { avatarMediaId: shown.id } });
    const seen = async () => (await spark.call('getUser', { params: member })).avatar;
    const before = await seen();
    expect(before?.variants.length).toBeGreaterThan(0);
    for (const id of [(await upload(member, 'review')).id, newId()]) {
      const refused = await spark.refusal('updateMe', { as: member, body: { avatarMediaId: id } });
      expect(refused).toMatchObject({ status: 422, code: 'validation_failed' });
    }
    expect(await seen()).toEqual(before);
  });

  test('sent again for something else under the same key is another request', async () => {
    const member = await spark.newMember();
    const request = { as: member, key: 'one-photo', ...(await sent('review')) };
    const { id } = await spark.call('uploadMedia', request);
    expect((await spark.call('uploadMedia', request)).id).toBe(id);
    const other = await spark.refusal('uploadMedia', { ...request, query: { for: 'post' } });
    expect(other.code).toBe('idempotency_conflict');
  });
});
