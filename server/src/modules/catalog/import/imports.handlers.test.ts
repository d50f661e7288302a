import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feedHeader, feedRow, feedRows } from '../../../../test/feeds.ts';
import type { Person } from '../../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';
import { followFeed } from '../follow/followed-feeds.ts';
import { importCatalog } from './import-catalog.ts';
import { withImportConnection } from './import-connection.ts';

let spark: TestApp;
let operator: Person;
beforeAll(async () => {
  spark = await createTestApp();
  operator = await spark.newUser({ roles: ['operator'] });
});
afterAll(() => spark.close());

let imported = 0;

/** Imports rows as the file of a feed, an hour ago, with a clock that moves on. */
async function importRows(feed: string, rows: string[]): Promise<string> {
  const location = join(spark.dataDir, `${feed}.csv`);
  await writeFile(location, [feedHeader, ...rows, ''].join('\n'));
  const order = { location, feed, format: 'auto' as const, allowedHosts: [], maxListedIssues: 0 };
  const report = await importCatalog(
    spark,
    { ...order, isDryRun: false, allowsShrinking: false, onProgress: () => undefined },
    new Date(Date.now() - 3_600_000 + ++imported * 1_000),
  );
  return report.id ?? '';
}

/** A feed whose second import waits: it has 4 of 10 products, one of them changed, and a new one. */
async function makeWaiting(feed: string): Promise<{ first: string; waiting: string }> {
  const row = (index: number) => feedRow(`${feed}-${index}`);
  const all = Array.from({ length: 10 }, (_, index) => row(index));
  const first = await importRows(feed, all);
  const less = [feedRow(`${feed}-0`, { title: 'Mug' }), ...all.slice(1, 4), feedRow(`${feed}-new`)];
  return { first, waiting: await importRows(feed, less) };
}

const get = (id: string) => spark.call('getCatalogImport', { as: operator, params: { id } });
const productsOf = async (feed: string) => {
  const rows = await spark.db
    .selectFrom('products')
    .select(['external_id', 'title', 'missing_since', 'unlisted_at'])
    .where('feed', '=', feed)
    .orderBy('external_id')
    .execute();
  return rows.map((row) => {
    const state = row.unlisted_at !== null ? 'unlisted' : row.missing_since !== null ? 'missing' : 'listed';
    return `${row.external_id} ${row.title}: ${state}`;
  });
};

const decisions = ['applyCatalogImport', 'discardCatalogImport', 'rollbackCatalogImport'] as const;
const reads = ['getCatalogImport', 'listImportIssues', 'downloadImportIssues'] as const;

test.each([...decisions, ...reads, 'listCatalogImports', 'listFollowedFeeds'] as const)(
  '%s is for operators only, and about imports there are',
  async (name) => {
    const params = { id: newId() };
    expect(await spark.refusal(name, { params })).toMatchObject({ code: 'unauthenticated' });
    const as = await spark.newMember({ roles: ['moderator'] });
    expect(await spark.refusal(name, { as, params })).toMatchObject({ code: 'forbidden' });
    if (name === 'listCatalogImports' || name === 'listFollowedFeeds') return;
    expect(await spark.refusal(name, { as: operator, params })).toMatchObject({ code: 'not_found' });
  },
);

describe('an import that waits', () => {
  test('says what it would do, and to which products', async () => {
    const { first, waiting } = await makeWaiting('told');
    expect(await get(waiting)).toMatchObject({
      status: 'waiting',
      reasonCode: 'too_few_products',
      reason: '6 of 10 products of this feed are not in it any more.',
      counts: { added: 1, changed: 1, unchanged: 3, missing: 6, unlisted: 0 },
      examples: {
        added: [{ externalId: 'told-new', title: 'Cup told-new' }],
        changed: [{ externalId: 'told-0', title: 'Mug', fields: ['title'] }],
        missing: Array.from({ length: 6 }, (_, index) => ({ externalId: `told-${index + 4}` })),
      },
      may: ['apply', 'discard'],
    });
    const inArabic = { as: operator, params: { id: waiting }, headers: { 'accept-language': 'ar' } };
    expect(await spark.call('getCatalogImport', inArabic)).toMatchObject({
      reason: 'لم تعد في هذه الخلاصة 6 من 10 من منتجاتها.',
    });
    const query = { status: 'waiting' };
    const { items } = await spark.call('listCatalogImports', { as: operator, query });
    expect(items.map(({ id }) => id)).toContain(waiting);
    expect(items.map(({ id }) => id)).not.toContain(first);
  });

  test('goes in once, and can be taken back', async () => {
    const { first, waiting } = await makeWaiting('applied');
    const before = await productsOf('applied');
    const params = { id: waiting };
    expect(await spark.call('applyCatalogImport', { as: operator, params })).toMatchObject({
      status: 'applied',
      appliedAt: expect.any(String),
      counts: { added: 1, missing: 6 },
      may: ['rollback'],
    });
    expect(await productsOf('applied')).toEqual([
      'applied-0 Mug: listed',
      ...['1', '2', '3'].map((at) => `applied-${at} Cup applied-${at}: listed`),
      ...['4', '5', '6', '7', '8', '9'].map((at) => `applied-${at} Cup applied-${at}: missing`),
      'applied-new Cup applied-new: listed',
    ]);
    for (const name of ['applyCatalogImport', 'discardCatalogImport'] as const) {
      expect(await spark.refusal(name, { as: operator, params })).toMatchObject({
        code: 'already_applied',
        status: 409,
      });
    }
    const older = { as: operator, params: { id: first } };
    expect(await spark.refusal('rollbackCatalogImport', older)).toMatchObject({
      code: 'not_the_latest',
      status: 409,
    });

    expect(await spark.call('rollbackCatalogImport', { as: operator, params })).toMatchObject({
      status: 'rolled_back',
      may: [],
    });
    expect(await productsOf('applied')).toEqual([...before, 'applied-new Cup applied-new: unlisted']);
    // Sent again, it does not take the one before back, too.
    expect(await spark.refusal('rollbackCatalogImport', { as: operator, params })).toMatchObject({
      code: 'nothing_to_roll_back',
    });
    expect(await get(first)).toMatchObject({ status: 'applied', may: ['rollback'] });
    expect(await spark.refusal('applyCatalogImport', { as: operator, params })).toMatchObject({
      code: 'nothing_waiting',
      detail: expect.stringContaining('taken back'),
    });
  });

  test('is discarded: nothing changes, and its rows are gone', async () => {
    const { waiting } = await makeWaiting('discarded');
    const before = await productsOf('discarded');
    const params = { id: waiting };
    expect(await spark.call('discardCatalogImport', { as: operator, params })).toMatchObject({
      status: 'discarded',
      may: [],
    });
    expect(await productsOf('discarded')).toEqual(before);
    const rows = spark.db.selectFrom('catalog_staged_rows').select('line').where('import_id', '=', waiting);
    expect(await rows.execute()).toEqual([]);
    for (const name of ['applyCatalogImport', 'discardCatalogImport'] as const) {
      expect(await spark.refusal(name, { as: operator, params })).toMatchObject({
        code: 'nothing_waiting',
        status: 409,
      });
    }
    expect(await spark.refusal('rollbackCatalogImport', { as: operator, params })).toMatchObject({
      code: 'nothing_to_roll_back',
    });
  });

  test('is left alone while another import is running', async () => {
    const { waiting } = await makeWaiting('busy');
    await withImportConnection(spark.db, async () => {
      for (const name of decisions) {
        expect(await spark.refusal(name, { as: operator, params: { id: waiting } })).toMatchObject({
          code: 'import_running',
          status: 409,
        });
      }
    });
    expect(await get(waiting)).toMatchObject({ status: 'waiting' });
  });

  test('applied twice at the same moment goes in once', async () => {
    const { waiting } = await makeWaiting('twice');
    const apply = () => spark.request('applyCatalogImport', { as: operator, params: { id: waiting } });
    const answers = await Promise.all([apply(), apply(), apply()]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409]);
    const changes = spark.db
      .selectFrom('catalog_import_changes')
      .select('product_id')
      .where('import_id', '=', waiting);
    // One changed, one new, six missing.
    expect(await changes.execute()).toHaveLength(8);
  });
});

test('the third import without a product tells that it is not listed any more', async () => {
  const all = feedRows(0, 9);
  await importRows('fading', [...all, feedRow('Z')]);
  const unlisted: number[] = [];
  for (let time = 0; time < 4; time += 1)
    unlisted.push((await get(await importRows('fading', all))).counts.unlisted);
  expect(unlisted).toEqual([0, 0, 1, 0]);
});

test('operators page through imports, newest first', async () => {
  const older = await importRows('pages', feedRows(0, 2));
  const newer = await importRows('pages', feedRows(0, 3));
  const list = (query: object) => spark.call('listCatalogImports', { as: operator, query: { ...query } });
  const first = await list({ limit: 1 });
  expect(first.items).toMatchObject([{ id: newer, counts: { rows: 3 }, issueCount: 0 }]);
  const second = await list({ limit: 1, cursor: first.nextCursor ?? '' });
  expect(second.items).toMatchObject([{ id: older }]);
  // A place in one list is none in another.
  const query = { status: 'waiting', cursor: first.nextCursor ?? '' };
  expect(await spark.refusal('listCatalogImports', { as: operator, query })).toMatchObject({
    code: 'invalid_cursor',
  });
});

test('what was wrong with rows is paged through, and downloaded whole', async () => {
  const bad = Array.from({ length: 3 }, (_, index) => feedRow(`B-${index}`, { price: '=1+1' }));
  const params = { id: await importRows('faulty', [feedRow('A'), ...bad]) };
  const issues = (query: object) =>
    spark.call('listImportIssues', { as: operator, params, query: { ...query } });
  const first = await issues({ limit: 2 });
  expect(first.items).toMatchObject([
    { line: 3, externalId: 'B-0', field: 'price', value: '=1+1', code: 'bad_price', severity: 'error' },
    { line: 4 },
  ]);
  expect(await issues({ cursor: first.nextCursor ?? '' })).toMatchObject({
    items: [{ line: 5 }],
    nextCursor: null,
  });
  const headers = { 'accept-language': 'zh-CN' };
  const chinese = await spark.call('listImportIssues', {
    as: operator,
    params,
    query: { limit: 1 },
    headers,
  });
  expect(chinese.items).toMatchObject([
    { field: 'price', reason: '不是价格', hint: expect.stringContaining('15.00 USD') },
  ]);
  const other = { id: await importRows('faulty', feedRows(0, 5)) };
  const query = { cursor: first.nextCursor ?? '' };
  expect(await spark.refusal('listImportIssues', { as: operator, params: other, query })).toMatchObject({
    code: 'invalid_cursor',
  });

  const file = await spark.request('downloadImportIssues', { as: operator, params });
  expect(file.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': expect.stringMatching(
      /^attachment; filename="import-\d{4}-\d\d-\d\d-faults.csv"$/,
    ),
  });
  const lines = file.body.trimEnd().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(/^3,B-0,price,'=1\+1,error,bad_price,/);

  const asked = { params, query: { lang: 'zh-CN' } };
  const inChinese = await spark.request('downloadImportIssues', { as: operator, ...asked });
  expect(inChinese.headers['content-language']).toBe('zh-CN');
  expect(inChinese.body.split('\r\n')[1]).toMatch(/^3,B-0,price,'=1\+1,error,bad_price,.*\p{Script=Han}/u);
});

test('followed feeds are told with their latest look, and nothing that opens them', async () => {
  const facts = {
    address: 'https://shop.example/feed.csv?key=secret',
    name: null,
    format: 'auto' as const,
    encoding: null,
    defaultCurrency: null,
    everyMinutes: 60,
    username: 'shop',
    passwordVariable: 'FEED_PASSWORD',
    allowedHosts: [],
  };
  const { id } = await followFeed(spark.db, facts, new Date());
  const outcome = 'The server answered 503.';
  await spark.db
    .updateTable('catalog_feeds')
    .set({ checked_at: new Date(), outcome, failures: 2 })
    .where('id', '=', id)
    .execute();
  const { items } = await spark.call('listFollowedFeeds', { as: operator });
  expect(items).toMatchObject([
    { id, name: 'https://shop.example/feed.csv', everyMinutes: 60, outcome, failures: 2 },
  ]);
  expect(JSON.stringify(items)).not.toMatch(/secret|FEED_PASSWORD/);
});
