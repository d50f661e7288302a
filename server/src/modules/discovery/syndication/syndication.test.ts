import { limits } from '@spark/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct } from '../../../../test/factories.ts';
import { parseXml, textsOf } from '../../../../test/parse-xml.ts';
import { readProblem } from '../../../../test/call.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';

const ours = 'http://localhost:3000';
let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

const get = (url: string) => spark.send({ method: 'GET', url });

async function makeTheme(title: string, description: string) {
  const as = await spark.newUser({ roles: ['operator'], name: 'A & B <c>' });
  const list = await spark.call('createList', { as, body: { title, description } });
  for (let count = 0; count < limits.themeMinProducts; count++) {
    const product = await makeProduct(spark.db, { image_links: [`https://shop.test/${count}.jpg?a&b`] });
    await spark.call('addProductToList', { as, params: { id: list.id, productId: product.id } });
  }
  return { as, theme: await spark.call('publishTheme', { as, params: list }) };
}

test('Finds is followed by its themes, whatever people wrote', async () => {
  const { theme: first } = await makeTheme('Small kitchens', '');
  const { theme, as } = await makeTheme('Desk ]]> & <b>', 'For <i>quiet</i> & calm');
  const xml = (await get('/feeds/pages/finds.rss')).body;
  expect(parseXml(xml).length).toBeGreaterThan(10);
  expect(textsOf(xml, 'title')).toEqual(['Finds on Spark', theme.title, first.title]);
  expect(textsOf(xml, 'guid')).toEqual([`${ours}/finds/${theme.slug}`, `${ours}/finds/${first.slug}`]);
  const feed = (await get('/feeds/pages/finds.json')).json();
  expect(feed).toMatchObject({ home_page_url: `${ours}/finds`, feed_url: `${ours}/feeds/pages/finds.json` });
  expect(feed.items[0]).toMatchObject({
    id: theme.id,
    url: `${ours}/finds/${theme.slug}`,
    content_text: 'For <i>quiet</i> & calm',
    date_published: theme.publishedAt,
    authors: [{ name: 'A & B <c>', url: `${ours}/u/${as.handle}` }],
  });
  expect(feed.items[0].content_html).toContain('<p dir="auto">For &lt;i&gt;quiet&lt;/i&gt; &amp; calm</p>');
  expect(feed.items[0].content_html).toContain('src="https://shop.test/0.jpg?a&amp;b"');
  await spark.call('updateList', { as, params: theme, body: { isPublic: false } });
  expect(textsOf((await get('/feeds/pages/finds.rss')).body, 'title')).not.toContain(theme.title);
});

test('a page that is none of those that are followed is not there', async () => {
  for (const name of ['other', 'toString', 'constructor']) {
    expect(readProblem(await get(`/feeds/pages/${name}.rss`))).toMatchObject({ status: 404 });
  }
});
