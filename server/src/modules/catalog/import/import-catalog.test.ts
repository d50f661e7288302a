import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  createFeedImports,
  feedHeader,
  feedRow as row,
  feedRows,
  type FeedImports,
} from '../../../../test/feeds.ts';
import { applyStockUpdates } from '../apply-stock-updates.ts';
import { loadImportRecords } from './import-record.ts';

let feeds: FeedImports;
beforeAll(async () => {
  feeds = await createFeedImports();
});
afterAll(() => feeds.close());
beforeEach(async () => {
  await feeds.db.deleteFrom('products').execute();
  await feeds.db.deleteFrom('catalog_imports').execute();
});

const importRows: FeedImports['importRows'] = (...order) => feeds.importRows(...order);
const importFile: FeedImports['importFile'] = (...order) => feeds.importFile(...order);

const listed = () =>
  feeds.db
    .selectFrom('products')
    .select(['external_id', 'title', 'availability', 'price_amount', 'missing_since'])
    .orderBy('external_id')
    .execute();

test('products are added, changed and left as they are, and the report says which', async () => {
  const first = await importRows([row('A'), row('B')]);
  expect(first.counts).toMatchObject({ rows: 2, added: 2, changed: 0, unchanged: 0, missing: 0 });
  expect(first.examples.added[0]).toEqual({ externalId: 'A', title: 'Cup A', price: '8.50 USD' });

  const second = await importRows([row('A'), row('B', { price: '7.00 USD' }), row('C')]);
  expect(second.counts).toMatchObject({ rows: 3, added: 1, changed: 1, unchanged: 1, missing: 0 });
  expect(second.examples.changed).toEqual([
    { externalId: 'B', title: 'Cup B', changes: [{ field: 'price_amount', before: 850, after: 700 }] },
  ]);
  expect(await listed()).toMatchObject([{ price_amount: 850 }, { price_amount: 700 }, { title: 'Cup C' }]);
});

test('a dry run reports the same and writes nothing', async () => {
  await importRows([row('A')]);
  const before = await feeds.readProducts();
  const report = await importRows([row('A', { title: 'Mug' }), row('B')], { isDryRun: true });
  expect(report).toMatchObject({ id: null, refusal: null, counts: { added: 1, changed: 1 } });
  expect(await feeds.readProducts()).toEqual(before);
  expect(await loadImportRecords(feeds.db, 10)).toHaveLength(1);
});

test('of rows with one id the last is taken, and that is said', async () => {
  const report = await importRows([
    row('A', { price: '1.00 USD' }),
    row('B'),
    row('A', { price: '2.00 USD' }),
  ]);
  expect(report.counts).toMatchObject({ rows: 3, duplicates: 1, added: 2 });
  expect(report.issues).toMatchObject([
    { line: 2, externalId: 'A', code: 'duplicate_id', severity: 'warning' },
  ]);
  expect(await listed()).toMatchObject([{ external_id: 'A', price_amount: 200 }, { external_id: 'B' }]);
});

test('a row with an error is left out; its product stays as it was and is not missing', async () => {
  await importRows([row('A'), row('B')]);
  const report = await importRows([row('A', { price: 'free' }), row('B')]);
  expect(report.counts).toMatchObject({ rejected: 1, unchanged: 1, missing: 0 });
  expect(report.issues).toMatchObject([{ line: 2, externalId: 'A', field: 'price', code: 'bad_price' }]);
  expect(await listed()).toMatchObject([{ price_amount: 850, missing_since: null }, {}]);
});

test('issues beyond the limit are counted', async () => {
  const bad = Array.from({ length: 8 }, (_, index) => row(`A-${index}`, { price: 'free' }));
  const report = await importRows([...bad, row('B')], { maxListedIssues: 3 });
  expect(report.issues).toHaveLength(3);
  expect(report.omittedIssues).toBe(5);
});

test('a feed never makes the products of another go missing', async () => {
  await importRows([row('A')]);
  const other = join(feeds.folder, 'mugs.csv');
  await writeFile(other, [feedHeader, row('M'), ''].join('\n'));
  expect((await importFile(other)).counts).toMatchObject({ added: 1, missing: 0 });
  expect(await listed()).toMatchObject([{ missing_since: null }, { missing_since: null }]);
});

test.each(['two-roots.xml', 'no-items.xml', 'header-only.csv', 'doctype.xml', 'latin1.csv'])(
  '%s changes nothing',
  async (name) => {
    const fixture = fileURLToPath(new URL(`../../../../test/fixtures/feeds/${name}`, import.meta.url));
    await importRows([row('A')]);
    const before = await feeds.readProducts();
    await expect(importFile(fixture)).rejects.toMatchObject({ name: 'FeedError' });
    expect(await feeds.readProducts()).toEqual(before);
    expect(await loadImportRecords(feeds.db, 1)).toMatchObject([
      { status: 'refused', reason: { source: expect.any(String) }, finishedAt: expect.any(Date) },
    ]);
  },
);

test('a feed in which no row is good changes nothing', async () => {
  await importRows([row('A')]);
  await expect(importRows([row('A', { price: 'free' })])).rejects.toMatchObject({ code: 'no_valid_rows' });
});

test('stock pushed after the import began is newer than the feed', async () => {
  await importRows([row('A')], {}, new Date('2026-05-01T10:00Z'));
  const pushed = { externalId: 'A', availability: 'out_of_stock' as const, at: '2026-05-01T12:00:00Z' };
  await feeds.db
    .transaction()
    .execute((trx) => applyStockUpdates(trx, [pushed], new Date('2026-05-01T12:00Z')));

  await importRows([row('A', { title: 'Mug' })], {}, new Date('2026-05-01T11:59Z'));
  expect(await listed()).toMatchObject([{ title: 'Mug', availability: 'out_of_stock' }]);
  await importRows([row('A', { title: 'Mug' })], {}, new Date('2026-05-01T12:01Z'));
  expect(await listed()).toMatchObject([{ availability: 'in_stock' }]);
});

test('pictures are found by the end of their address, taken in once, and kept while the address stays', async () => {
  const media = join(feeds.folder, 'pictures');
  await mkdir(join(media, 'img'), { recursive: true });
  const picture = await sharp({ create: { width: 40, height: 50, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  await writeFile(join(media, 'img', 'A.jpg'), picture);
  await writeFile(join(media, 'B.JPG'), await sharp(picture).negate().jpeg().toBuffer());
  await writeFile(join(media, 'img', 'C.jpg'), 'not a picture');
  await mkdir(join(media, 'old'));
  await writeFile(join(media, 'old', 'A.jpg'), 'not a picture either');

  const rows = [row('A'), row('B'), row('C'), row('D')];
  const preview = await importRows(rows, { mediaFolder: media, isDryRun: true });
  const without = { unmatched: 1, unmatchedExamples: ['https://shop.example/img/D.jpg'] };
  expect(preview.pictures).toEqual({ matched: 3, ...without, unreadable: [] });
  const report = await importRows(rows, { mediaFolder: media });
  expect(report.pictures).toEqual({
    matched: 2,
    ...without,
    unreadable: [join(media, 'img', 'C.jpg')],
  });
  const mediaIds = () => feeds.db.selectFrom('products').select('media_ids').orderBy('external_id').execute();
  const [a, b, c, d] = await mediaIds();
  expect(a?.media_ids).toHaveLength(1);
  expect(b?.media_ids).toHaveLength(1);
  expect([c?.media_ids, d?.media_ids]).toEqual([[], []]);

  await importRows(rows);
  expect((await mediaIds())[0]).toEqual(a);

  await writeFile(join(media, 'D.jpg'), picture);
  await importRows(rows, { mediaFolder: media });
  expect((await mediaIds()).map((product) => product.media_ids)).toEqual([
    a?.media_ids,
    b?.media_ids,
    [],
    a?.media_ids,
  ]);
});

test('two imports do not run at once', async () => {
  const results = await Promise.allSettled([importRows(feedRows(0, 3_000)), importRows([row('A')])]);
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused).toMatchObject([{ reason: { code: 'import_running' } }]);
});

test.each([
  ['/nowhere/feed.xml', 'unreadable_source'],
  [tmpdir(), 'unreadable_source'],
  ['file:///etc/passwd', 'refused_address'],
  ['ftp://shop.example/feed.xml', 'refused_address'],
  ['http://127.0.0.1:9/feed.xml', 'refused_address'],
  ['http://[::1]/feed.xml', 'refused_address'],
  ['http://169.254.169.254/latest', 'refused_address'],
])('%s is not read: %s', async (location, code) => {
  await expect(importFile(location)).rejects.toMatchObject({ code });
});

test.each([true, false])(
  'a feed without one good row is refused, and its rows tell why (dry run: %s)',
  async (isDryRun) => {
    const told: unknown[] = [];
    const refused = importRows([row('A', { price: '5' }), row('B', { price: '6' })], {
      isDryRun,
      maxListedIssues: 1,
      onRefused: (rows) => told.push(rows),
    });
    await expect(refused).rejects.toMatchObject({ code: 'no_valid_rows' });
    expect(told).toMatchObject([
      { issues: [{ line: 2, externalId: 'A', field: 'price', code: 'missing_currency' }], omittedIssues: 1 },
    ]);
  },
);
