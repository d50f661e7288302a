import { locales, type PostPage, type ProductList, type Profile } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { seriousFaults } from './harness/axe.ts';
import { journey } from './harness/journey.ts';
import { makeList, showInFinds } from './harness/lists.ts';
import { people, signIn } from './harness/people.ts';
import { postPhotos } from './harness/post-photos.ts';
import { ownSpark } from './harness/own-spark.ts';
import { readApi } from './harness/read-api.ts';
import { open } from './harness/visit.ts';

/** What a program that reads the web takes from a page. */
interface Found {
  title: string;
  description: string;
  canonical: string;
  robots: string;
  picture: string;
  /** Types of the things it describes, and how the first is named. */
  types: string[];
  first: Record<string, unknown>;
}

async function find(crawler: Page, path: string): Promise<Found> {
  await crawler.goto(path);
  return readHead(crawler);
}

async function readHead(crawler: Page): Promise<Found> {
  const value = (selector: string, name: string) =>
    crawler.locator(selector).evaluate((element, attribute) => element.getAttribute(attribute) ?? '', name);
  const data = await crawler.locator('script[type="application/ld+json"]').allTextContents();
  expect(data).toHaveLength(1);
  const graph: Record<string, unknown>[] = JSON.parse(data[0] ?? '')['@graph'];
  return {
    title: await value('meta[property="og:title"]', 'content'),
    description: await value('meta[name="description"]', 'content'),
    canonical: await value('link[rel="canonical"]', 'href'),
    robots: await value('meta[name="robots"]', 'content'),
    picture: await value('meta[property="og:image"]', 'content'),
    types: graph.map((thing) => String(thing['@type'])),
    first: graph[0] ?? {},
  };
}

journey(
  'a crawler without JavaScript finds a post, until its author takes it down',
  async ({ phone, arrive }) => {
    const { url } = ownSpark();
    const text = `A hat for the train. ${Date.now()}`;
    await signIn(phone, people.member);
    const { id } = await postPhotos(phone, { text, alts: ['A straw hat'] });
    const crawler = await arrive({ javaScriptEnabled: false, refusals: [410] });
    const get = async (path: string) => (await crawler.request.get(path)).text();

    await expect.poll(async () => (await crawler.request.get(`/api/v1/posts/${id}`)).status()).toBe(200);
    const post = await find(crawler, `/posts/${id}?comment=none`);
    expect(post).toMatchObject({
      title: text,
      canonical: `${url}/posts/${id}`,
      robots: 'max-image-preview:large',
      picture: `${url}/share/posts/${id}.jpg`,
      types: ['DiscussionForumPosting', 'BreadcrumbList'],
      first: { text, url: `${url}/posts/${id}` },
    });
    const picture = await crawler.request.get(`/share/posts/${id}.jpg`);
    expect(picture.headers()['content-type']).toBe('image/jpeg');
    await crawler.goto(`/embed/posts/${id}`);
    const size = await crawler
      .locator('img')
      .evaluate((image) => ['naturalWidth', 'naturalHeight'].map((name) => Reflect.get(image, name)));
    expect(size).toEqual([1_200, 630]);

    const places = async () => {
      const index = await get('/sitemap.xml');
      const parts = [...index.matchAll(/<loc>([^<]*\/sitemaps\/posts\/[^<]*)<\/loc>/g)].map(
        ([, part]) => part ?? '',
      );
      const embed = `/api/v1/oembed?url=${encodeURIComponent(post.canonical)}`;
      const feeds = ['/feeds/pages/newest.rss', '/feeds/pages/newest.json', embed];
      return Promise.all([...parts, ...feeds].map(get));
    };
    const holding = (await places()).filter((document) => document.includes(id));
    expect(holding).toHaveLength(4);

    // With JavaScript the page says the same once it is alive.
    const laptop = await arrive();
    await open(laptop, `/posts/${id}`);
    expect((await readHead(laptop)).first).toMatchObject({ text });

    // What others frame can be used without sight, too.
    await laptop.goto(`/embed/posts/${id}`);
    expect(await seriousFaults(laptop)).toEqual([]);

    await phone.request.delete(`/api/v1/posts/${id}`);
    await expect.poll(async () => (await crawler.request.get(`/posts/${id}`)).status()).toBe(410);
    expect(await get(`/posts/${id}`)).toContain('content="noindex"');
    expect((await crawler.request.get(`/share/posts/${id}.jpg`)).status()).toBe(410);
    expect((await crawler.request.get(`/embed/posts/${id}`)).status()).toBe(410);
    expect((await places()).filter((document) => document.includes(id))).toEqual([]);
  },
);

journey(
  'a crawler without JavaScript finds people, products, interests and storefronts',
  async ({ arrive }) => {
    const spark = ownSpark();
    const crawler = await arrive({ javaScriptEnabled: false });
    const { items } = await readApi<PostPage>(spark, '/feed?view=newest&limit=50');
    const shown = items.find(({ products, interests }) => products.length > 0 && interests.length > 0);
    const [product] = shown?.products ?? [];
    const [interest] = shown?.interests ?? [];
    const person = await find(crawler, `/u/${shown?.author.handle}`);
    expect(person).toMatchObject({
      types: ['ProfilePage'],
      first: { mainEntity: { name: shown?.author.name } },
      picture: `${spark.url}/share/people/${shown?.author.handle}.jpg`,
    });
    const found = await find(crawler, `/products/${product?.id}?from=${shown?.id}`);
    expect(found).toMatchObject({
      canonical: `${spark.url}/products/${product?.id}`,
      types: ['Product', 'BreadcrumbList'],
      first: { name: product?.title, offers: { priceCurrency: product?.price?.currency } },
    });
    expect(await find(crawler, `/interests/${interest?.slug}`)).toMatchObject({ types: ['CollectionPage'] });
    const { storefront, name } = await readApi<Profile>(spark, '/users/amara');
    expect(await find(crawler, `/shop/${storefront}?source=card`)).toMatchObject({
      canonical: `${spark.url}/shop/${storefront}`,
      types: ['ProfilePage', 'BreadcrumbList'],
      first: {
        mainEntity: { name },
        hasPart: expect.arrayContaining([expect.objectContaining({ '@type': 'ItemList' })]),
      },
      picture: `${spark.url}/share/storefronts/${storefront}.jpg`,
    });
    const card = await crawler.request.get(`/share/storefronts/${storefront}.jpg`);
    expect(card.headers()['content-type']).toBe('image/jpeg');
  },
);

journey(
  'a crawler without JavaScript finds Finds and its themes, and nothing private',
  async ({ arrive }) => {
    const { url } = ownSpark();
    const owner = await arrive();
    await signIn(owner, people.member);
    const { items } = await readApi<ProductList>(ownSpark(), '/products?limit=4');
    const title = `Four good things ${Date.now()}`;
    const list = await makeList(owner, { title, productIds: items.map(({ id }) => id) });
    const { slug } = await showInFinds(owner, list);
    const crawler = await arrive({ javaScriptEnabled: false, refusals: [404] });
    const home = `${url}/finds/${slug}`;

    const theme = await find(crawler, `/finds/${slug}`);
    expect(theme).toMatchObject({
      title: expect.stringContaining(title),
      canonical: home,
      picture: `${url}/share/lists/${list.id}.jpg`,
      types: ['CollectionPage', 'BreadcrumbList'],
      first: { name: title, url: home, author: { '@type': 'Person' }, mainEntity: { numberOfItems: 4 } },
    });
    expect(await languagesOf(crawler)).toEqual({
      'x-default': home,
      ...Object.fromEntries(locales.map((locale) => [locale, `${home}?lang=${locale}`])),
    });
    for (const { id } of items)
      expect(await crawler.locator(`main a[href="/products/${id}"]`).count()).toBe(1);
    expect((await crawler.request.get(theme.picture)).headers()['content-type']).toBe('image/jpeg');
    // A theme has one address, whichever led there.
    expect(await find(crawler, `/lists/${list.id}`)).toMatchObject({ canonical: home, first: { url: home } });

    for (const path of ['/finds', '/finds/themes']) {
      const place = await find(crawler, path);
      expect(place).toMatchObject({ canonical: `${url}${path}`, first: { '@type': 'CollectionPage' } });
      expect(JSON.stringify(place.first)).toContain(home);
      expect(await crawler.getByRole('main').getByRole('link', { name: title }).count()).toBeGreaterThan(0);
      const followed = await crawler.locator('link[type="application/rss+xml"]').getAttribute('href');
      expect(await (await crawler.request.get(followed ?? '')).text()).toContain(home);
    }

    await owner.request.patch(`/api/v1/lists/${list.id}`, { data: { isPublic: false } });
    for (const path of ['/finds', '/finds/themes']) {
      expect(await (await crawler.request.get(path)).text()).not.toContain(title);
    }
    for (const path of [`/finds/${slug}`, `/lists/${list.id}`]) {
      expect((await crawler.goto(path))?.status()).toBe(404);
      expect(await crawler.content()).not.toContain(title);
    }
  },
);

/** The addresses of a page by language, as it tells them. */
async function languagesOf(crawler: Page): Promise<Record<string, string>> {
  const told = await crawler
    .locator('link[rel="alternate"][hreflang]')
    .evaluateAll((links) =>
      links.map((link) => ['hreflang', 'href'].map((name) => link.getAttribute(name) ?? '')),
    );
  return Object.fromEntries(told);
}
