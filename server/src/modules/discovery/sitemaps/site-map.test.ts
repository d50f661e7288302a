import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct, makeUser } from '../../../../test/factories.ts';
import { textsOf } from '../../../../test/parse-xml.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

async function read(url: string): Promise<string> {
  const answer = await spark.send({ method: 'GET', url });
  expect(answer.statusCode, `${url}: ${answer.body}`).toBe(200);
  return answer.body;
}

/** The addresses of a kind that the site map leads to. */
async function listed(kind: string): Promise<string[]> {
  const parts = textsOf(await read('/sitemap.xml'), 'loc').map((part) => new URL(part).pathname);
  const pages = await Promise.all(parts.filter((part) => part.startsWith(`/sitemaps/${kind}/`)).map(read));
  return pages.flatMap((page) => textsOf(page, 'loc')).map((address) => new URL(address).pathname);
}

test('themes are in it where everybody may read them and anything in them is listed; Finds always', async () => {
  const { db } = spark;
  const [owner, product, unlisted] = [
    await makeUser(db),
    await makeProduct(db),
    await makeProduct(db, { unlisted_at: new Date() }),
  ];
  const now = new Date();
  const lists = [
    { slug: 'open', is_public: true, product_id: product.id },
    { slug: 'closed', is_public: false, product_id: product.id },
    { slug: 'empty', is_public: true, product_id: unlisted.id },
    { slug: null, is_public: true, product_id: product.id },
  ].map((list) => ({ ...list, id: newId() }));
  await db
    .insertInto('lists')
    .values(
      lists.map(({ id, is_public, slug }) => ({
        id,
        is_public,
        title: slug ?? 'Plain',
        owner_id: owner.id,
        created_at: now,
        updated_at: now,
      })),
    )
    .execute();
  await db
    .insertInto('list_items')
    .values(
      lists.map(({ id, product_id }) => ({
        id: newId(),
        list_id: id,
        product_id,
        position: 1,
        created_at: now,
      })),
    )
    .execute();
  await db
    .insertInto('themes')
    .values(
      lists.flatMap(({ id, slug }) => (slug === null ? [] : [{ list_id: id, slug, published_at: now }])),
    )
    .execute();
  expect(await listed('themes')).toEqual(['/finds/open']);
  // A list is found where it is known, and nowhere twice.
  expect(await listed('lists')).toEqual([`/lists/${lists[3]?.id}`]);
  expect(await listed('places')).toEqual(expect.arrayContaining(['/finds', '/finds/themes']));
});
