import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createFeedImports,
  feedHeader,
  feedRow,
  feedRows,
  type FeedImports,
} from '../../../../test/feeds.ts';
import { startTestSite, type TestSite } from '../../../../test/test-site.ts';
import { applyWaitingImport } from '../import/apply-waiting-import.ts';
import { fetchFollowedFeed, queueDueFeeds } from './fetch-feed.ts';
import { followFeed, loadFeeds, unfollowFeed, type FeedFacts } from './followed-feeds.ts';

let feeds: FeedImports;
let site: TestSite;
beforeAll(async () => {
  feeds = await createFeedImports();
  // A name every machine leads to itself: what the operator allows is the host of a feed, not a name server.
  site = await startTestSite('localhost');
});
afterAll(() => Promise.all([feeds.close(), site.close()]));
beforeEach(async () => {
  await feeds.db.deleteFrom('catalog_feeds').execute();
  await feeds.db.deleteFrom('products').execute();
  await feeds.db.deleteFrom('catalog_imports').execute();
});

const now = new Date('2026-05-01T00:00Z');
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const follow = (facts: Partial<FeedFacts> = {}) =>
  followFeed(
    feeds.db,
    {
      address: `${site.origin}/feed.csv?key=secret`,
      name: null,
      format: 'auto',
      encoding: null,
      defaultCurrency: null,
      everyMinutes: 360,
      username: null,
      passwordVariable: null,
      allowedHosts: ['localhost'],
      ...facts,
    },
    now,
  );
const fetchIt = async (environment: Record<string, string> = {}, at = now) => {
  const [feed] = await loadFeeds(feeds.db);
  return fetchFollowedFeed(feeds.services, environment, feed?.id ?? '', at);
};
const status = async () => (await loadFeeds(feeds.db))[0];
const table = (count: number) => [feedHeader, ...feedRows(0, count), ''].join('\n');
const countProducts = async () => (await feeds.readProducts()).length;

describe('following a feed', () => {
  test.each([
    'http://127.0.0.1/feed.csv',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/feed.xml',
    'http://intranet/feed.xml',
    'ftp://shop.example/feed.xml',
    'file:///etc/passwd',
    'https://user:password@shop.example/feed.xml',
  ])('refuses %s', async (address) => {
    await expect(follow({ address, allowedHosts: [] })).rejects.toMatchObject({ code: 'refused_address' });
  });

  test('names it without the key in its address, and again changes how it is followed', async () => {
    await follow();
    await follow({ everyMinutes: 60 });
    expect(await loadFeeds(feeds.db)).toMatchObject([{ name: `${site.origin}/feed.csv`, everyMinutes: 60 }]);
    await unfollowFeed(feeds.db, `${site.origin}/feed.csv`);
    expect(await loadFeeds(feeds.db)).toEqual([]);
    await expect(unfollowFeed(feeds.db, 'nothing')).rejects.toMatchObject({ code: 'unknown_feed' });
  });

  test('queues it when it is due, once', async () => {
    await follow();
    expect(await queueDueFeeds(feeds.db, now)).toBe(1);
    expect(await queueDueFeeds(feeds.db, minutesLater(1))).toBe(0);
    expect(await queueDueFeeds(feeds.db, minutesLater(360))).toBe(1);
  });
});

describe('fetching a feed', () => {
  test('brings it in, and asks for it again only if it is another', async () => {
    const asked: (string | undefined)[] = [];
    site.pages.set('/feed.csv', (response, request) => {
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"one"' }).end(table(3));
    });
    await follow();
    await fetchIt();
    expect(await status()).toMatchObject({
      outcome: '3 added, 0 changed, 0 unchanged, 0 missing, 0 left out.',
      nextAt: minutesLater(360),
    });
    expect(await fetchIt()).toBe('It is the same as before.');
    expect(asked).toEqual([undefined, '"one"']);
    expect(await countProducts()).toBe(3);
  });

  test('knows a version by its date as well', async () => {
    const date = 'Fri, 01 May 2026 00:00:00 GMT';
    site.pages.set('/feed.csv', (response, request) => {
      if (request.headers['if-modified-since'] === date) response.writeHead(304).end();
      else response.writeHead(200, { 'last-modified': date }).end(gzipSync(table(2)));
    });
    await follow();
    await fetchIt();
    expect(await fetchIt()).toBe('It is the same as before.');
    expect(await countProducts()).toBe(2);
  });

  test('shows user and password from the environment, which are stored and told nowhere', async () => {
    site.pages.set('/feed.csv', (response, request) => {
      const expected = `Basic ${Buffer.from('shop:pass:word').toString('base64')}`;
      response.writeHead(request.headers.authorization === expected ? 200 : 401).end(table(1));
    });
    await follow({ username: 'shop', passwordVariable: 'FEED_PASSWORD' });
    expect(await fetchIt()).toBe('The environment has no FEED_PASSWORD, which holds the password.');
    expect(await fetchIt({ FEED_PASSWORD: 'wrong' })).toMatch(/status 401/);
    expect(await status()).toMatchObject({ failures: 2 });
    await fetchIt({ FEED_PASSWORD: 'pass:word' });
    expect(await status()).toMatchObject({ failures: 0 });
    const stored = await feeds.db.selectFrom('catalog_feeds').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain('pass:word');
  });

  test('never hands the password to another host', async () => {
    const seen: (string | undefined)[] = [];
    const other = await startTestSite('127.0.0.1');
    other.pages.set('/elsewhere', (response, request) => {
      seen.push(request.headers.authorization);
      response.writeHead(200).end(table(1));
    });
    site.pages.set('/feed.csv', (response) =>
      response.writeHead(302, { location: `${other.origin}/elsewhere` }).end(),
    );
    await follow({
      username: 'shop',
      passwordVariable: 'FEED_PASSWORD',
      allowedHosts: ['localhost', '127.0.0.1'],
    });
    await fetchIt({ FEED_PASSWORD: 'secret' });
    await other.close();
    expect(seen).toEqual([undefined]);
  });

  test('is refused when the address leads into the network after all', async () => {
    site.pages.set('/feed.csv', (response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
    );
    await follow();
    expect(await fetchIt()).toMatch(/not a public host/);
    expect(await status()).toMatchObject({ failures: 1, nextAt: minutesLater(60) });
  });

  test('that breaks off changes nothing, waits for a person, and is tried again soon', async () => {
    site.pages.set('/feed.csv', (response) => response.writeHead(200, { etag: '"a"' }).end(table(9)));
    await follow();
    await fetchIt();
    const before = await feeds.readProducts();
    site.pages.set('/feed.csv', (response) => {
      response.writeHead(200, { etag: '"b"', 'content-length': 5_000 });
      response.write(table(4));
      // What was sent must have been read by then: a connection that breaks drops what still waits in it.
      setTimeout(() => response.destroy(), 1_500);
    });
    expect(await fetchIt()).toMatch(/waits for a person.*bytes.*Line \d+/);
    expect(await feeds.readProducts()).toEqual(before);
    expect(await status()).toMatchObject({ failures: 1, nextAt: minutesLater(60) });

    site.pages.set('/feed.csv', (response, request) => {
      expect(request.headers['if-none-match']).toBe('"a"');
      response.writeHead(200).end(table(9));
    });
    expect(await fetchIt()).toBe('0 added, 0 changed, 9 unchanged, 0 missing, 0 left out.');
  });

  test('that lost most of its products changes nothing and says so', async () => {
    site.pages.set('/feed.csv', (response) => response.writeHead(200).end(table(10)));
    await follow();
    await fetchIt();
    site.pages.set('/feed.csv', (response) => response.writeHead(200).end(table(2)));
    expect(await fetchIt()).toMatch(/waits for a person. 8 of 10 products/);
  });
});

describe('an id that two feeds have', () => {
  const byPrice = (price: string) => [feedHeader, feedRow('A', { price })];
  const answer = (path: string, rows: string[], asked: unknown[] = []) =>
    site.pages.set(path, (response, request) => {
      asked.push(request.headers['if-none-match']);
      response.writeHead(200, { etag: '"one"' }).end([...rows, ''].join('\n'));
    });
  const fetchNamed = async (name: string) => {
    const feed = (await loadFeeds(feeds.db)).find((one) => one.name === name);
    return fetchFollowedFeed(feeds.services, {}, feed?.id ?? '', now);
  };
  const products = async () =>
    (await feeds.readProducts()).map((product) => [
      Reflect.get(product, 'external_id'),
      Reflect.get(product, 'feed'),
      Reflect.get(product, 'price_amount'),
    ]);
  const followBoth = async () => {
    await follow({ name: 'first', address: `${site.origin}/first.csv` });
    await follow({ name: 'second', address: `${site.origin}/second.csv` });
    answer('/first.csv', [...byPrice('1.00 USD'), ...feedRows(0, 4)]);
    await fetchNamed('first');
  };

  test('stays with the one that had it, and the other says so of its row', async () => {
    await followBoth();
    answer('/second.csv', [...byPrice('2.00 USD'), feedRow('B')]);
    expect(await fetchNamed('second')).toBe(
      '1 added, 0 changed, 0 unchanged, 0 missing, 1 left out (1 of another feed).',
    );
    expect(await feeds.db.selectFrom('catalog_import_issues').selectAll().execute()).toMatchObject([
      {
        line: 2,
        external_id: 'A',
        field: 'id',
        code: 'other_feed',
        severity: 'error',
        reason: 'belongs to the feed {0}, which Spark follows',
        reason_values: ['first'],
      },
    ]);
    expect(await products()).toContainEqual(['A', 'first', 100]);
    expect(await fetchNamed('first')).toBe('0 added, 0 changed, 5 unchanged, 0 missing, 0 left out.');
  });

  test('goes to the other once the first is without it, though the other did not change', async () => {
    await followBoth();
    const asked: unknown[] = [];
    answer('/second.csv', byPrice('2.00 USD'), asked);
    await fetchNamed('second');
    answer('/first.csv', [feedHeader, ...feedRows(0, 4)]);
    expect(await fetchNamed('first')).toContain('1 missing');
    await fetchNamed('second');
    expect(await products()).toContainEqual(['A', 'second', 200]);
    expect(asked).toEqual([undefined, undefined]);
    await fetchNamed('second');
    expect(asked.at(-1)).toBe('"one"');
  });

  test('is no file’s to take, unless it comes under the feed’s name or nobody follows that', async () => {
    await followBoth();
    const rows = [feedRow('A', { price: '3.00 USD' }), ...feedRows(0, 4)];
    expect(await feeds.importRows(rows)).toMatchObject({
      counts: { changed: 0, rejected: 5 },
      otherFeeds: { held: 5, takenOver: 0 },
    });
    expect(await feeds.importRows(rows, { feed: 'first' })).toMatchObject({
      counts: { changed: 1, rejected: 0 },
      otherFeeds: { held: 0, takenOver: 0 },
    });
    await unfollowFeed(feeds.db, 'first');
    expect(await feeds.importRows(rows)).toMatchObject({
      counts: { changed: 0, unchanged: 5 },
      otherFeeds: { held: 0, takenOver: 5 },
    });
  });

  test('that came to another feed while an import waited stays there', async () => {
    await followBoth();
    await feeds.importRows([feedRow('X'), ...feedRows(10, 19)], { feed: 'file' });
    expect(await feeds.importRows([feedRow('Y', { price: '3.00 USD' })], { feed: 'file' })).toMatchObject({
      status: 'waiting',
    });
    answer('/second.csv', [feedHeader, feedRow('Y', { price: '2.00 USD' })]);
    await fetchNamed('second');
    expect(await applyWaitingImport(feeds.db, null, now)).toMatchObject({
      counts: { added: 0, rejected: 1, missing: 10 },
    });
    expect(await products()).toContainEqual(['Y', 'second', 200]);
  });
});
