import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeMedia, makePost } from '../../../test/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { sweepLinks } from './sweep-links.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const dayMs = 86_400_000;

test('pages go after two weeks, and their pictures once no page and no post shows them', async () => {
  const { db } = database;
  const now = new Date();
  const picture = async (facts: object = {}) => {
    const kept = { purpose: 'link' as const, attached_at: new Date(now.getTime() - 20 * dayMs), ...facts };
    return (await makeMedia(db, kept)).id;
  };
  const page = async (days: number, mediaId: string) => {
    const url = `https://example.com/${days}-${mediaId}`;
    const read_at = new Date(now.getTime() - days * dayMs);
    const words = { title: 'A page', is_read: true };
    await db
      .insertInto('link_pages')
      .values({ url, final_url: url, ...words, media_id: mediaId, read_at })
      .execute();
  };
  const [old, fresh, shared, posted] = [await picture(), await picture(), await picture(), await picture()];
  const justKept = await picture({ attached_at: now });
  const others = await picture({ purpose: 'product' });
  for (const id of [old, shared, posted]) await page(15, id);
  for (const id of [fresh, shared]) await page(13, id);
  const post = await makePost(db, { kind: 'link' });
  const preview = { post_id: post.id, url: 'https://example.com/', title: 'A page', site: 'example.com' };
  await db
    .insertInto('link_previews')
    .values({ ...preview, media_id: posted })
    .execute();

  expect(await sweepLinks(db, now)).toEqual({ pages: 3, pictures: 1 });

  const kept = await db.selectFrom('media').select('id').where('attached_at', 'is not', null).execute();
  expect(kept.map(({ id }) => id).toSorted()).toEqual([fresh, shared, posted, justKept, others].toSorted());
  expect(await sweepLinks(db, now)).toEqual({ pages: 0, pictures: 0 });
});
