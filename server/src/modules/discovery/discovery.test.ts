import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gunzipSync } from 'node:zlib';
import {
  deletePost,
  makeInterest,
  makeMedia,
  makePost,
  makeProduct,
  makeUser,
} from '../../../test/factories.ts';
import { readProblem } from '../../../test/call.ts';
import { parseXml, textsOf } from '../../../test/parse-xml.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { createSiteMap } from './sitemaps/site-map.ts';

const ours = 'http://localhost:3000';
let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
afterAll(() => spark.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  spark.send({ method: 'GET', url, headers });

async function read(url: string): Promise<string> {
  const answer = await get(url);
  expect(answer.statusCode, `${url}: ${answer.body}`).toBe(200);
  return answer.body;
}

async function listed(kind: string): Promise<string[]> {
  const parts = textsOf(await read('/sitemap.xml'), 'loc').filter((part) =>
    part.includes(`/sitemaps/${kind}/`),
  );
  const pages = await Promise.all(parts.map((part) => read(part.slice(ours.length))));
  return pages.flatMap((page) => textsOf(page, 'loc')).map((address) => address.slice(ours.length));
}

describe('robots.txt and the site map', () => {
  test('robots.txt names the site map and closes what is of use to one person only', async () => {
    const robots = await read('/robots.txt');
    expect(robots).toContain(`Sitemap: ${ours}/sitemap.xml`);
    for (const path of ['/settings', '/checkout', '/admin', '/api/'])
      expect(robots).toContain(`Disallow: ${path}\n`);
    expect(robots).not.toMatch(/Disallow: \/(posts|products|u|share|media|feeds)/);
  });

  test('what nobody may read, or what is of no use, is not in it', async () => {
    const { db } = spark;
    const [shown, deleted, author] = [await makePost(db), await makePost(db), await makeUser(db)];
    const unready = await makePost(db, { is_live: false, author_id: author.id });
    const leaving = await makeUser(db);
    const theirs = await makePost(db, { author_id: leaving.id });
    const departure = {
      user_id: leaving.id,
      asked_at: new Date(),
      due_at: new Date(Date.now() + 86_400_000),
    };
    await deletePost(db, deleted.id);
    await db.insertInto('departures').values(departure).execute();
    const product = await makeProduct(db);
    const [unlisted, ended] = [
      await makeProduct(db, { unlisted_at: new Date() }),
      await makeProduct(db, { availability: 'discontinued' }),
    ];
    const list = { owner_id: author.id, description: '', created_at: new Date(), updated_at: new Date() };
    const [open, closed] = [newId(), newId()];
    await db
      .insertInto('lists')
      .values([
        { ...list, id: open, title: 'Open', is_public: true },
        { ...list, id: closed, title: 'Closed', is_public: false },
      ])
      .execute();

    const posts = await listed('posts');
    expect(posts).toContain(`/posts/${shown.id}`);
    for (const { id } of [deleted, unready, theirs]) expect(posts).not.toContain(`/posts/${id}`);
    const people = await listed('people');
    for (const { handle } of [author, leaving]) expect(people).not.toContain(`/u/${handle}`);
    const products = await listed('products');
    expect(products).toContain(`/products/${product.id}`);
    for (const { id } of [unlisted, ended]) expect(products).not.toContain(`/products/${id}`);
    expect(await listed('lists')).toEqual([`/lists/${open}`]);
    expect(await listed('places')).toContain('/newest');
  });

  test('a part begins anywhere, holds no more than it may, and tells when it was changed last', async () => {
    const { db } = spark;
    const author = await makeUser(db);
    const days = [1, 2, 3, 4, 5];
    const ids: string[] = [];
    for (const day of days) {
      const created = new Date(`2020-01-0${day}T10:00:00Z`);
      const edited = day === 1 ? new Date('2020-02-01T10:00:00Z') : null;
      ids.push((await makePost(db, { author_id: author.id, created_at: created, edited_at: edited })).id);
    }
    const siteMap = createSiteMap(db, 2);
    const parts = (await siteMap.listParts(new Date())).filter(({ kind }) => kind === 'posts').slice(0, 2);
    expect(parts).toEqual([
      { kind: 'posts', from: ids[0], modified: new Date('2020-02-01T10:00:00Z') },
      { kind: 'posts', from: ids[2], modified: new Date('2020-01-04T10:00:00Z') },
    ]);
    const entries = [];
    for await (const portion of siteMap.readPart({ kind: 'posts', from: ids[2] ?? '' }))
      entries.push(...portion);
    expect(entries).toEqual([
      { address: `/posts/${ids[2]}`, modified: new Date('2020-01-03T10:00:00Z') },
      { address: `/posts/${ids[3]}`, modified: new Date('2020-01-04T10:00:00Z') },
    ]);
  });

  test('parts that do not exist are not found, and parts are packed for those who can read that', async () => {
    for (const path of [
      'posts/1.xml',
      'posts/all.xml',
      'users/all.xml',
      `posts/${newId()}`,
      '__proto__/x.xml',
    ]) {
      expect(readProblem(await get(`/sitemaps/${path}`))).toMatchObject({ status: 404 });
    }
    const packed = await get(`/sitemaps/posts/${newId()}.xml`, { 'accept-encoding': 'gzip, br' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(textsOf(gunzipSync(packed.rawPayload).toString(), 'loc')).toEqual([]);
  });
});

describe('feeds for other programs', () => {
  const rfc822 =
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} [\d:]{8} GMT$/;

  test('are refused for nobody, for nothing and under other names', async () => {
    const paths = [
      'people/nobody_here.rss',
      'interests/none.json',
      'pages/other.rss',
      'pages/newest.atom',
      'toString/x.rss',
    ];
    for (const path of paths) expect(readProblem(await get(`/feeds/${path}`))).toMatchObject({ status: 404 });
    expect(readProblem(await get('/feeds/pages/newest.rss?cursor=made-up'))).toMatchObject({
      code: 'invalid_cursor',
    });
  });

  test('RSS is what its specification asks for, whatever people wrote', async () => {
    const { db } = spark;
    const author = await makeUser(db, { name: 'A & B <c>' });
    const variants = JSON.stringify([{ key: 'abc-1080.jpeg', width: 1_080, format: 'jpeg', bytes: 4_321 }]);
    const post = await makePost(db, { author_id: author.id, kind: 'photo', text: 'Look ]]> <b>&\u0008 it' });
    const media = await makeMedia(db, { attached_at: new Date(), variants });
    await db
      .insertInto('post_photos')
      .values({ post_id: post.id, media_id: media.id, position: 0, alt: '"Hat"' })
      .execute();
    await makePost(db, { author_id: author.id });

    const xml = await read(`/feeds/people/${author.handle}.rss`);
    const elements = parseXml(xml);
    const namesOfChannel = elements
      .slice(
        0,
        elements.findIndex(({ name }) => name === 'item'),
      )
      .map(({ name }) => name);
    expect(namesOfChannel).toEqual(
      expect.arrayContaining(['rss', 'channel', 'title', 'link', 'description', 'atom:link']),
    );
    for (const date of [...textsOf(xml, 'pubDate'), ...textsOf(xml, 'lastBuildDate')])
      expect(date).toMatch(rfc822);
    expect(textsOf(xml, 'guid')).toHaveLength(2);
    expect(textsOf(xml, 'guid')).toContain(`${ours}/posts/${post.id}`);
    expect(textsOf(xml, 'dc:creator')).toEqual(['A & B <c>', 'A & B <c>']);
    expect(textsOf(xml, 'title')).toContain('Look ]]> <b>& it');
    expect(elements.filter(({ name }) => name === 'enclosure').map(({ attributes }) => attributes)).toEqual([
      { url: `${ours}/media/abc-1080.jpeg`, length: '4321', type: 'image/jpeg' },
    ]);
    const html = textsOf(xml, 'content:encoded').find((content) => content.includes('<img')) ?? '';
    expect(html).toContain('alt="&quot;Hat&quot;"');
    expect(html).not.toContain('<b>');
  });

  test('JSON Feed is what its specification asks for, and both are paged without gaps', async () => {
    const { db } = spark;
    const [author, interest] = [await makeUser(db), await makeInterest(db)];
    const ids: string[] = [];
    for (let count = 0; count < 25; count++) {
      const facts = {
        author_id: author.id,
        interestIds: [interest.id],
        created_at: new Date(Date.UTC(2024, 0, 1 + count)),
      };
      ids.unshift((await makePost(db, facts)).id);
    }
    for (const path of [`people/${author.handle}`, `interests/${interest.slug}`]) {
      let address: string | undefined = `${ours}/feeds/${path}.json`;
      const seen: string[] = [];
      while (address !== undefined) {
        const feed: JsonFeed = JSON.parse(await read(address.slice(ours.length)));
        expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', feed_url: address });
        expect(feed.title).not.toBe('');
        for (const item of feed.items) {
          expect(item.url).toBe(`${ours}/posts/${item.id}`);
          expect(item.content_html).toContain('<p');
          expect(item.date_published).toBe(new Date(item.date_published).toISOString());
        }
        seen.push(...feed.items.map(({ id }) => id));
        address = feed.next_url;
      }
      expect(seen).toEqual(ids);
    }
    const xml = await read(`/feeds/people/${author.handle}.rss`);
    const next = parseXml(xml).find(
      ({ name, attributes }) => name === 'atom:link' && attributes['rel'] === 'next',
    );
    expect(textsOf(await read((next?.attributes['href'] ?? '').slice(ours.length)), 'guid')).toHaveLength(5);
  });

  test('are sent once while nothing changed, and lead from a former name to the present one', async () => {
    const as = await spark.newMember();
    const post = await makePost(spark.db, { author_id: as.id });
    const path = `/feeds/people/${as.handle}.rss`;
    const first = await get(path);
    const etag = String(first.headers['etag']);
    expect(first.headers['last-modified']).toMatch(rfc822);
    expect((await get(path, { 'if-none-match': `W/${etag}` })).statusCode).toBe(304);
    await deletePost(spark.db, post.id);
    const second = await get(path, { 'if-none-match': etag });
    expect(second.statusCode).toBe(200);
    expect(second.body).not.toContain(post.id);
    await spark.call('updateMe', { as, body: { handle: `new_${as.handle}` } });
    const moved = await get(path);
    expect([moved.statusCode, moved.headers['location']]).toEqual([
      301,
      `/feeds/people/new_${as.handle}.rss`,
    ]);
  });
});

interface JsonFeed {
  title: string;
  next_url?: string;
  items: { id: string; url: string; content_html: string; date_published: string }[];
}

describe('oEmbed and the page for others', () => {
  test('refuse what is not a post here, what is gone, and other formats', async () => {
    const post = await makePost(spark.db);
    const refused = (url: string, more = {}) => spark.refusal('getEmbed', { query: { url, ...more } });
    for (const url of [
      'no address',
      `https://else.test/posts/${post.id}`,
      `${ours}/u/ann`,
      `${ours}/posts/${newId()}`,
    ]) {
      expect(await refused(url), url).toMatchObject({ code: 'not_found' });
    }
    expect(await refused(`${ours}/posts/${post.id}`, { format: 'xml' })).toMatchObject({ status: 501 });
    expect(await refused(`${ours}/posts/${post.id}`, { maxwidth: 0 })).toMatchObject({ status: 422 });
    await deletePost(spark.db, post.id);
    expect(await refused(`${ours}/posts/${post.id}`)).toMatchObject({ code: 'not_found', wasHere: true });
    expect(readProblem(await get(`/embed/posts/${post.id}`))).toMatchObject({ status: 410, code: 'gone' });
    expect(readProblem(await get('/embed/posts/1'))).toMatchObject({ status: 404 });
  });

  test('give a frame that fits, and a page that any page may frame and that runs nothing', async () => {
    const author = await makeUser(spark.db, { name: '<script>"' });
    const post = await makePost(spark.db, { author_id: author.id, text: 'A "quoted" <b>title</b>' });
    const url = `${ours}/posts/${post.id}`;
    const embed = await spark.call('getEmbed', { query: { url, maxwidth: 300, maxheight: 200 } });
    expect(embed).toMatchObject({
      type: 'rich',
      version: '1.0',
      width: 300,
      height: 200,
      provider_name: 'Spark',
    });
    expect(embed).not.toHaveProperty('thumbnail_url');
    expect(embed.html).toContain(`src="${ours}/embed/posts/${post.id}"`);
    expect(embed.html).not.toContain('<b>');
    const page = await get(`/embed/posts/${post.id}`);
    expect(page.headers['content-security-policy']).toContain('frame-ancestors *');
    expect(page.headers).not.toHaveProperty('x-frame-options');
    expect(page.body).toContain('&lt;b&gt;title');
    expect(page.body).not.toContain('<script');
    expect((await get('/robots.txt')).headers).toMatchObject({ 'x-frame-options': 'DENY' });
  });

  test('speak the language of whoever looks, or the one their page asks for', async () => {
    const post = await makePost(spark.db);
    const path = `/embed/posts/${post.id}`;
    expect((await get(path)).body).toContain('<html lang="en" dir="ltr">');
    const chinese = await get(path, { 'accept-language': 'zh-CN,en;q=0.5' });
    expect(chinese.body).toContain('<html lang="zh-CN" dir="ltr">');
    expect(chinese.body).not.toContain('See it on Spark');
    expect(chinese.headers).toMatchObject({ 'content-language': 'zh-CN', vary: 'accept-language' });
    const arabic = await get(`${path}?lang=ar`, { 'accept-language': 'zh-CN' });
    expect(arabic.body).toContain('<html lang="ar" dir="rtl">');
    expect((await get(`${path}?lang=xx&lang=ar`)).body).toContain('<html lang="en"');
    const embed = await spark.call('getEmbed', { query: { url: `${ours}/posts/${post.id}?lang=ar` } });
    expect(embed.html).toContain(`${path}?lang=ar"`);
  });
});
