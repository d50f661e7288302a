import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeInterest, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { paintPicture } from '../../../test/pictures.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { htmlPage, startTestSite, type TestSite } from '../../../test/test-site.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
let site: TestSite;
let author: Person;
let slug: string;
beforeAll(async () => {
  site = await startTestSite();
  spark = await createTestApp({ outbound: site.outbound, starts: 'engine' });
  slug = (await makeInterest(spark.db)).slug;
});
beforeEach(async () => {
  author = await spark.newMember();
  site.visits.length = 0;
});
afterAll(async () => {
  await spark.close();
  await site.close();
});

const link = (url: string) => ({ kind: 'link', text: 'Worth a look.', interests: [slug], url });
const publish = (url: string) => spark.call('createPost', { as: author, body: link(url) });

describe('a link post is refused', () => {
  test.each(['', 'not an address', 'javascript:alert(1)', 'http://127.0.0.1/', 'http://localhost/'])(
    'to %s',
    async (url) => {
      const problem = await spark.refusal('createPost', { as: author, body: link(url) });
      expect(problem).toMatchObject({ code: 'validation_failed', errors: [{ path: '/url' }] });
      expect(await spark.call('listUserPosts', { params: author })).toMatchObject({ items: [] });
    },
  );

  test('before its page is read, when it is somebody’s who may not post', async () => {
    const body = link(`${site.origin}/page`);
    expect(await spark.refusal('createPost', { as: await spark.newUser(), body })).toMatchObject({
      code: 'membership_required',
    });
    expect(site.visits).toEqual([]);
  });
});

describe('a link post shows', () => {
  test('the page with its words and its picture, the same to everybody', async () => {
    const picture = await paintPicture('png', { width: 400, height: 200 });
    site.pages.set(
      '/page',
      htmlPage(
        '<title>Ten lamps</title><meta name=description content="Warm."><meta property=og:image content=/p>',
      ),
    );
    site.pages.set('/p', htmlPage(picture, 'image/png'));
    const post = await publish(`${site.origin}/page?utm_source=mail`);
    expect(post).toMatchObject({
      kind: 'link',
      text: 'Worth a look.',
      isLive: true,
      products: [],
      link: {
        url: `${site.origin}/page`,
        title: 'Ten lamps',
        description: 'Warm.',
        site: 'pages.test',
        picture: { width: 400, height: 200 },
      },
    });
    const { items } = await spark.call('getFeed', { query: { view: 'newest', kind: 'link' } });
    expect(items[0]?.link).toEqual(post.link);
  });

  test('the name of the site where the page cannot be read', async () => {
    const post = await publish(`${site.origin}/nowhere`);
    expect(post.link).toEqual({
      url: `${site.origin}/nowhere`,
      title: 'pages.test',
      description: '',
      site: 'pages.test',
      picture: null,
    });
  });

  test('the product whose page it is: then nothing is fetched, and it counts in the bag', async () => {
    const url = `${site.origin}/p/lamp`;
    const product = await makeProduct(spark.db, { url, title: 'A lamp' });
    for (const address of [`${url}?utm_source=mail`, `http://localhost:3000/products/${product.id}`]) {
      const post = await publish(address);
      expect(post).toMatchObject({
        link: { title: 'A lamp' },
        shoppableCount: 1,
        products: [{ id: product.id, title: 'A lamp' }],
      });
      const bag = await spark.call('listPostProducts', { params: post });
      expect(bag.items.map(({ id }) => id)).toEqual([product.id]);
    }
    expect(site.visits).toEqual([]);
    expect(await spark.call('getProduct', { params: product })).toMatchObject({ postCount: 2 });
  });
});

test('a link post sent twenty times at once under one key is one post and one visit', async () => {
  site.pages.set('/once', htmlPage('<title>Once</title>'));
  const [key, body] = [newId(), link(`${site.origin}/once`)];
  const posts = await Promise.all(
    Array.from({ length: 20 }, () => spark.call('createPost', { as: author, key, body })),
  );
  expect(new Set(posts.map(({ id }) => id)).size).toBe(1);
  expect(site.visits).toEqual(['/once']);
});
