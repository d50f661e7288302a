import { locales, type PostPage, type ProductList, type Profile } from '@spark/contract';
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

/** Crawlers run no scripts, and need no browser. */
async function crawl(path: string): Promise<{ status: number; html: string }> {
  const answer = await fetch(new URL(path, ownSpark().url));
  return { status: answer.status, html: await answer.text() };
}

async function find(path: string): Promise<Found> {
  return readHead((await crawl(path)).html);
}

function readHead(html: string): Found {
  const data = [...html.matchAll(/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/gs)];
  expect(data).toHaveLength(1);
  const graph: Record<string, unknown>[] = JSON.parse(data[0]?.[1] ?? '')['@graph'];
  const value = (name: string, mark: string, attribute: string) =>
    elements(html, name).find((one) => Object.values(one).includes(mark))?.[attribute] ?? '';
  return {
    title: value('meta', 'og:title', 'content'),
    description: value('meta', 'description', 'content'),
    canonical: value('link', 'canonical', 'href'),
    robots: value('meta', 'robots', 'content'),
    picture: value('meta', 'og:image', 'content'),
    types: graph.map((thing) => String(thing['@type'])),
    first: graph[0] ?? {},
  };
}

/** The attributes of all elements of a name, as a browser reads them. */
function elements(html: string, name: string): Record<string, string>[] {
  const found = [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))];
  return found.map(([, inner = '']) =>
    Object.fromEntries(
      [...inner.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, text = '']) => [key, plain(text)]),
    ),
  );
}

function plain(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

journey('a crawler without JavaScript finds a post, until its author takes it down', async ({ phone }) => {
  const { url } = ownSpark();
  const text = `A hat for the train. ${Date.now()}`;
  await signIn(phone, people.member);
  const { id } = await postPhotos(phone, { text, alts: ['A straw hat'] });
  const post = await find(`/posts/${id}?comment=none`);
  expect(post).toMatchObject({
    title: text,
    canonical: `${url}/posts/${id}`,
    robots: 'max-image-preview:large',
    picture: `${url}/share/posts/${id}.jpg`,
    types: ['DiscussionForumPosting', 'BreadcrumbList'],
    first: { text, url: `${url}/posts/${id}` },
  });
  const places = async () => {
    const index = (await crawl('/sitemap.xml')).html;
    const parts = [...index.matchAll(/<loc>([^<]*\/sitemaps\/posts\/[^<]*)<\/loc>/g)].map(
      ([, part]) => part ?? '',
    );
    const embed = `/api/v1/oembed?url=${encodeURIComponent(post.canonical)}`;
    const feeds = ['/feeds/pages/newest.rss', '/feeds/pages/newest.json', embed];
    const documents = await Promise.all([...parts, ...feeds].map(crawl));
    return documents.filter(({ html }) => html.includes(id));
  };
  expect(await places()).toHaveLength(4);

  // With JavaScript the page says the same once it is alive.
  await open(phone, `/posts/${id}`);
  expect(readHead(await phone.content()).first).toMatchObject({ text });

  // What others frame can be used without sight, too.
  await phone.goto(`/embed/posts/${id}`);
  const size = await phone
    .locator('img')
    .evaluate((image) => ['naturalWidth', 'naturalHeight'].map((name) => Reflect.get(image, name)));
  expect(size).toEqual([1_200, 630]);
  expect(await seriousFaults(phone)).toEqual([]);

  await phone.request.delete(`/api/v1/posts/${id}`);
  await expect.poll(async () => (await crawl(`/posts/${id}`)).status).toBe(410);
  expect((await crawl(`/posts/${id}`)).html).toContain('content="noindex"');
  expect((await crawl(`/share/posts/${id}.jpg`)).status).toBe(410);
  expect((await crawl(`/embed/posts/${id}`)).status).toBe(410);
  expect(await places()).toEqual([]);
});

journey('a crawler without JavaScript finds people, products, interests and storefronts', async () => {
  const spark = ownSpark();
  const { items } = await readApi<PostPage>(spark, '/feed?view=newest&limit=50');
  const shown = items.find(({ products, interests }) => products.length > 0 && interests.length > 0);
  const [product] = shown?.products ?? [];
  const [interest] = shown?.interests ?? [];
  const person = await find(`/u/${shown?.author.handle}`);
  expect(person).toMatchObject({
    types: ['ProfilePage'],
    first: { mainEntity: { name: shown?.author.name } },
    picture: `${spark.url}/share/people/${shown?.author.handle}.jpg`,
  });
  const found = await find(`/products/${product?.id}?from=${shown?.id}`);
  expect(found).toMatchObject({
    canonical: `${spark.url}/products/${product?.id}`,
    types: ['Product', 'BreadcrumbList'],
    first: { name: product?.title, offers: { priceCurrency: product?.price?.currency } },
  });
  expect(await find(`/interests/${interest?.slug}`)).toMatchObject({ types: ['CollectionPage'] });
  const { storefront, name } = await readApi<Profile>(spark, '/users/amara');
  expect(await find(`/shop/${storefront}?source=card`)).toMatchObject({
    canonical: `${spark.url}/shop/${storefront}`,
    types: ['ProfilePage', 'BreadcrumbList'],
    first: {
      mainEntity: { name },
      hasPart: expect.arrayContaining([expect.objectContaining({ '@type': 'ItemList' })]),
    },
    picture: `${spark.url}/share/storefronts/${storefront}.jpg`,
  });
  expect(await isPicture(`/share/storefronts/${storefront}.jpg`)).toBe(true);
});

journey(
  'a crawler without JavaScript finds Finds and its themes, and nothing private',
  async ({ phone: owner }) => {
    const { url } = ownSpark();
    await signIn(owner, people.member);
    const { items } = await readApi<ProductList>(ownSpark(), '/products?limit=4');
    const title = `Four good things ${Date.now()}`;
    const list = await makeList(owner, { title, productIds: items.map(({ id }) => id) });
    const { slug } = await showInFinds(owner, list);
    const home = `${url}/finds/${slug}`;

    const { html } = await crawl(`/finds/${slug}`);
    const theme = readHead(html);
    expect(theme).toMatchObject({
      title: expect.stringContaining(title),
      canonical: home,
      picture: `${url}/share/lists/${list.id}.jpg`,
      types: ['CollectionPage', 'BreadcrumbList'],
      first: { name: title, url: home, author: { '@type': 'Person' }, mainEntity: { numberOfItems: 4 } },
    });
    expect(languagesOf(html)).toEqual({
      'x-default': home,
      ...Object.fromEntries(locales.map((locale) => [locale, `${home}?lang=${locale}`])),
    });
    for (const { id } of items)
      expect(linksOf(html).filter(({ href }) => href === `/products/${id}`)).toHaveLength(1);
    expect(await isPicture(theme.picture)).toBe(true);
    // A theme has one address, whichever led there.
    expect(await find(`/lists/${list.id}`)).toMatchObject({ canonical: home, first: { url: home } });

    for (const path of ['/finds', '/finds/themes']) {
      const page = await crawl(path);
      const place = readHead(page.html);
      expect(place).toMatchObject({ canonical: `${url}${path}`, first: { '@type': 'CollectionPage' } });
      expect(JSON.stringify(place.first)).toContain(home);
      expect(linksOf(page.html).map(({ href }) => href)).toContain(`/finds/${slug}`);
      const followed = elements(page.html, 'link').find(({ type }) => type === 'application/rss+xml');
      expect((await crawl(followed?.['href'] ?? '')).html).toContain(home);
    }

    await owner.request.patch(`/api/v1/lists/${list.id}`, { data: { isPublic: false } });
    for (const path of ['/finds', '/finds/themes']) {
      expect((await crawl(path)).html).not.toContain(title);
    }
    for (const path of [`/finds/${slug}`, `/lists/${list.id}`]) {
      const gone = await crawl(path);
      expect(gone.status).toBe(404);
      expect(gone.html).not.toContain(title);
    }
  },
);

/** Where the links of a page's own part lead. */
function linksOf(html: string): Record<string, string>[] {
  return elements(html.slice(html.indexOf('<main'), html.lastIndexOf('</main>')), 'a');
}

/** The addresses of a page by language, as it tells them. */
function languagesOf(html: string): Record<string, string> {
  const told = elements(html, 'link').filter(({ rel, hreflang }) => rel === 'alternate' && hreflang);
  return Object.fromEntries(told.map(({ hreflang = '', href = '' }) => [hreflang, href]));
}

async function isPicture(path: string): Promise<boolean> {
  const answer = await fetch(new URL(path, ownSpark().url));
  await answer.arrayBuffer();
  return answer.ok && answer.headers.get('content-type') === 'image/jpeg';
}
