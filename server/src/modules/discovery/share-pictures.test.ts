import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProblem } from '../../../test/call.ts';
import { deletePost, makeInterest, makePhotoPost, makePost, makeProduct } from '../../../test/factories.ts';
import { openStorefront } from '../../../test/open-storefront.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

const ours = 'http://localhost:3000';
let spark: TestApp;
beforeAll(async () => {
  // All that is drawn is drawn by one process: it unpacks the fonts once.
  spark = await createTestApp();
});
afterAll(() => spark.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  spark.send({ method: 'GET', url, headers });

describe('share pictures', () => {
  test('are refused for what nobody may see, and for what there is none of', async () => {
    const hidden = await makePost(spark.db, { is_live: false });
    const deleted = await makePost(spark.db);
    await deletePost(spark.db, deleted.id);
    expect(readProblem(await get(`/share/posts/${deleted.id}.jpg`))).toMatchObject({ status: 410 });
    const paths = [`posts/${hidden.id}.jpg`, `posts/${newId()}.jpg`, 'posts/1.jpg', 'people/nobody_here.jpg'];
    for (const path of [...paths, 'pages/other.jpg', 'toString/a.jpg', `posts/${hidden.id}.png`]) {
      expect(readProblem(await get(`/share/${path}`)), path).toMatchObject({ status: 404 });
    }
  });

  test('are drawn once, 1200 by 630, and again when what is on them changes', async () => {
    const { db } = spark;
    const product = await makeProduct(db, { title: 'Straw hat' });
    const post = await makePhotoPost(db, [product.id], { text: '今天的草帽 قبعة 😀' });
    const path = `/share/posts/${post.id}.jpg`;
    const first = await get(path);
    expect(first.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(await sharp(first.rawPayload).metadata()).toMatchObject({
      format: 'jpeg',
      width: 1_200,
      height: 630,
    });
    const etag = String(first.headers['etag']);
    expect((await get(path, { 'if-none-match': etag })).statusCode).toBe(304);
    // A price nobody confirmed for three days is not shown any more.
    const stale = new Date(Date.now() - 80 * 3_600_000);
    await db.updateTable('products').set({ price_at: stale }).where('id', '=', product.id).execute();
    await db.insertInto('changes').values({ topic: 'product', subject: product.id }).execute();
    const second = await get(path, { 'if-none-match': etag });
    expect(second.statusCode).toBe(200);
    expect(second.headers['etag']).not.toBe(etag);
  });

  test('of a storefront is drawn for what a visitor may see, by any of its names, and again when it changes', async () => {
    const { as, listId } = await openStorefront(spark, 'drawn-before');
    const words = { slug: 'drawn', title: '我喜欢的 أشيائي', intro: '', listIds: [listId] };
    await spark.call('putMyStorefront', { as, body: words });
    const first = await get('/share/storefronts/drawn.jpg');
    expect(first.headers).toMatchObject({ 'content-type': 'image/jpeg' });
    expect(await sharp(first.rawPayload).metadata()).toMatchObject({ width: 1_200, height: 630 });
    const byFormer = await get('/share/storefronts/drawn-before.jpg');
    expect(byFormer.headers['etag']).toBe(first.headers['etag']);
    await spark.call('putMyStorefront', { as, body: { ...words, intro: 'More of it.' } });
    expect((await get('/share/storefronts/drawn.jpg')).headers['etag']).not.toBe(first.headers['etag']);
    await spark.db.deleteFrom('badges').where('user_id', '=', as.id).execute();
    for (const name of ['drawn', 'nobody-there', 'UPPER', 'a']) {
      expect(readProblem(await get(`/share/storefronts/${name}.jpg`)), name).toMatchObject({
        status: 404,
      });
    }
  });

  test('speak the language of their post, on pages of others that of the page', async () => {
    const interest = await makeInterest(spark.db, { name: 'Cats', names: JSON.stringify({ ar: 'قطط' }) });
    const [post, worded] = [
      await makePost(spark.db, { text: '', language: 'zh-Hans' }),
      await makePost(spark.db, { text: 'A cat.', language: 'en', interestIds: [interest.id] }),
    ];
    const picture = `/share/posts/${post.id}.jpg`;
    const named = `/share/posts/${worded.id}.jpg`;
    const etagOf = async (url: string) => String((await get(url)).headers['etag']);
    const isSame = async (url: string, etag: string) =>
      (await get(url, { 'if-none-match': etag })).statusCode === 304;
    expect(await isSame(`${picture}?lang=zh-CN`, await etagOf(picture))).toBe(true);
    const drawn = await etagOf(named);
    expect(await isSame(`${named}?lang=zh-CN`, drawn)).toBe(true);
    expect(await isSame(`${named}?lang=ar`, drawn)).toBe(false);
    expect((await get(`/embed/posts/${post.id}?lang=ar`)).body).toContain(`src="${picture}?lang=ar"`);
    const embed = await spark.call('getEmbed', { query: { url: `${ours}/posts/${post.id}?lang=ar` } });
    expect(embed.thumbnail_url).toBe(`${ours}${picture}?lang=ar`);
  });
});
