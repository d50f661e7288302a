import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createFeedImports,
  feedHeader,
  feedRow as row,
  feedRows,
  type FeedImports,
} from '../../../../test/feeds.ts';
import { findSharedData } from '../../../../test/shared-data.ts';
import { newId } from '../../../platform/db/index.ts';
import { applyStockUpdates } from '../apply-stock-updates.ts';
import { applyWaitingImport } from './apply-waiting-import.ts';
import type { ImportOrder } from './import-catalog.ts';
import { loadImportRecords } from './import-record.ts';
import { rollbackImport } from './rollback-import.ts';
import { writeIssues } from './write-issues.ts';

let feeds: FeedImports;
beforeAll(async () => {
  feeds = await createFeedImports();
});
afterAll(() => feeds.close());
beforeEach(async () => {
  await feeds.db.deleteFrom('products').execute();
  await feeds.db.deleteFrom('catalog_imports').execute();
});

const importRows = (rows: string[], now?: Date, order?: Partial<ImportOrder>) =>
  feeds.importRows(rows, order, now);
const apply = (id: string | null = null) => applyWaitingImport(feeds.db, id, new Date());
const rollback = (feed: string | null = null) => rollbackImport(feeds.db, { feed }, new Date());
const statuses = async () => (await loadImportRecords(feeds.db, 10)).map((record) => record.status);

async function stateOf(externalId: string) {
  const product = await feeds.db
    .selectFrom('products')
    .select(['missing_since', 'missing_imports', 'unlisted_at'])
    .where('external_id', '=', externalId)
    .executeTakeFirstOrThrow();
  if (product.unlisted_at !== null) return 'unlisted';
  return product.missing_since === null ? 'listed' : `missing ${product.missing_imports}`;
}

describe('an import that would take much away', () => {
  test('of more than a fifth changes nothing and waits; one of a fifth goes in', async () => {
    await importRows(feedRows(0, 50));
    const before = await feeds.readProducts();
    const report = await importRows(feedRows(0, 39));
    expect(report).toMatchObject({
      status: 'waiting',
      refusal: { code: 'too_few_products', reason: expect.stringContaining('11 of 50') },
      counts: { missing: 11 },
    });
    expect(await feeds.readProducts()).toEqual(before);
    expect(await statuses()).toEqual(['waiting', 'applied']);

    expect(await importRows(feedRows(0, 40))).toMatchObject({ status: 'applied', counts: { missing: 10 } });
    expect(await statuses()).toEqual(['applied', 'superseded', 'applied']);
  });

  test('goes in when a person applies it, whatever became of its file and its connection', async () => {
    await importRows(feedRows(0, 20));
    const { id } = await importRows([...feedRows(0, 9), row('N-0009', { title: 'Mug' }), row('New')]);
    await writeFile(join(feeds.folder, 'cups.csv'), '');
    expect(await apply(id)).toMatchObject({
      status: 'applied',
      counts: { added: 1, changed: 1, unchanged: 9, missing: 10 },
    });
    expect(await stateOf('N-0010')).toBe('missing 1');
    expect(await stateOf('New')).toBe('listed');
    expect(await feeds.db.selectFrom('catalog_staged_rows').select('line').execute()).toEqual([]);
    await expect(apply(id)).rejects.toMatchObject({ code: 'already_applied' });
    await expect(apply()).rejects.toMatchObject({ code: 'nothing_waiting' });
    await expect(apply(newId())).rejects.toMatchObject({ code: 'nothing_waiting' });
  });

  test('stock pushed while it waited stays', async () => {
    await importRows(feedRows(0, 5), new Date('2026-05-01T10:00Z'));
    await importRows([row('N-0000', { title: 'Mug' })], new Date('2026-05-01T11:00Z'));
    const pushed = {
      externalId: 'N-0000',
      availability: 'out_of_stock' as const,
      at: '2026-05-01T12:00:00Z',
    };
    await feeds.db.transaction().execute((trx) => applyStockUpdates(trx, [pushed], new Date(pushed.at)));
    await apply();
    expect((await feeds.readProducts())[0]).toMatchObject({ title: 'Mug', availability: 'out_of_stock' });
  });

  test('goes in at once when the operator said so beforehand', async () => {
    await importRows(feedRows(0, 5));
    expect(await importRows([row('N-0000')], new Date(), { allowsShrinking: true })).toMatchObject({
      status: 'applied',
      counts: { missing: 4 },
    });
  });

  test('is told by a dry run, which keeps nothing', async () => {
    await importRows(feedRows(0, 5));
    expect(await importRows([row('N-0000')], new Date(), { isDryRun: true })).toMatchObject({
      status: 'previewed',
      refusal: { code: 'too_few_products' },
    });
    expect(await statuses()).toEqual(['applied']);
  });
});

test('a missing product is not listed any more after three imports, and comes back with its feed', async () => {
  const rest = feedRows(0, 9);
  const whole = [...rest, row('Z')];
  await importRows(whole);
  const seen: string[] = [];
  for (let time = 0; time < 4; time += 1) {
    await importRows(rest);
    seen.push(await stateOf('Z'));
  }
  expect(seen).toEqual(['missing 1', 'missing 2', 'unlisted', 'unlisted']);
  expect((await importRows(whole)).counts).toMatchObject({ added: 0, changed: 1 });
  expect(await stateOf('Z')).toBe('listed');
});

test('an unchanged feed writes nothing until its prices need to be confirmed anew', async () => {
  await importRows(feedRows(0, 3), new Date('2026-05-01T00:00Z'));
  const before = await feeds.readProducts();
  await importRows(feedRows(0, 3), new Date('2026-05-01T06:00Z'));
  expect(await feeds.readProducts()).toEqual(before);
  const later = new Date('2026-05-01T13:00Z');
  expect((await importRows(feedRows(0, 3), later)).counts).toMatchObject({ unchanged: 3 });
  expect((await feeds.readProducts())[0]).toMatchObject({ price_at: later, stock_at: later });
});

describe('a rollback', () => {
  test('has nothing to take back before the first import', async () => {
    await expect(rollback()).rejects.toMatchObject({ code: 'nothing_to_roll_back' });
  });

  test('makes every product what it was, field by field', async () => {
    await importRows([...feedRows(0, 9), row('Z')], new Date('2026-05-01T00:00Z'));
    // When a row was written, and since when its price holds, are no facts of the feed.
    const facts = (product: object) => ({ ...product, updated_at: null, price_since: null });
    const before = (await feeds.readProducts()).map(facts);
    const damaged = feedRows(0, 9).map((line) => line.replace('8.50', '0.85').replace('A cup.', '???'));
    await importRows([...damaged, row('Wrong')], new Date('2026-05-02T00:00Z'));
    expect(await rollback()).toMatchObject({ restored: 10, unlisted: 1 });

    const after = (await feeds.readProducts()).filter(
      (product) => Reflect.get(product, 'external_id') !== 'Wrong',
    );
    expect(after.map(facts)).toEqual(before);
    expect(await stateOf('Wrong')).toBe('unlisted');
    expect(await statuses()).toEqual(['rolled_back', 'applied']);
  });

  test('goes back import by import, and no further than three', async () => {
    for (const price of ['1.00', '2.00', '3.00', '4.00', '5.00'])
      await importRows([row('A', { price: `${price} USD` })]);
    const amounts: unknown[] = [];
    for (let time = 0; time < 3; time += 1) {
      await rollback();
      amounts.push(
        (await feeds.db.selectFrom('products').select('price_amount').executeTakeFirst())?.price_amount,
      );
    }
    expect(amounts).toEqual([400, 300, 200]);
    await expect(rollback()).rejects.toMatchObject({ code: 'nothing_to_roll_back' });
  });

  test('keeps what the shop stated since, and leaves other feeds alone', async () => {
    await importRows([row('A'), row('B')], new Date('2026-05-01T00:00Z'));
    await importRows([row('A', { title: 'X' }), row('B', { title: 'X' })], new Date('2026-05-02T00:00Z'));
    const pushed = { externalId: 'A', availability: 'out_of_stock' as const, at: '2026-05-02T01:00:00Z' };
    await feeds.db.transaction().execute((trx) => applyStockUpdates(trx, [pushed], new Date(pushed.at)));
    const other = join(feeds.folder, 'mugs.csv');
    await writeFile(other, [feedHeader, row('M'), ''].join('\n'));
    await feeds.importFile(other);

    await rollback(join(feeds.folder, 'cups.csv'));
    expect(await feeds.readProducts()).toMatchObject([
      { title: 'Cup A', availability: 'out_of_stock' },
      { title: 'Cup B', availability: 'in_stock' },
      { title: 'Cup M', unlisted_at: null },
    ]);
  });
});

describe('a feed cut in half', () => {
  const rows = feedRows(0, 40);
  const table = (delimiter: string) =>
    [feedHeader, ...rows].map((line) => line.replaceAll(',', delimiter)).join('\n') + '\n';
  const item = (index: number) =>
    `<item><g:id>N-${String(index).padStart(4, '0')}</g:id><title>Cup</title><description>A cup.</description>
<link>https://shop.example/${index}</link><g:image_link>https://shop.example/${index}.jpg</g:image_link>
<g:availability>in_stock</g:availability><g:price>8.50 USD</g:price></item>`;
  const xml = `<rss xmlns:g="http://base.google.com/ns/1.0"><channel>\n${rows.map((_, index) => item(index)).join('\n')}\n</channel></rss>`;
  const random = Buffer.from(Array.from({ length: 9_000 }, (_, index) => 97 + ((index * index * 31) % 26)));
  const packed = gzipSync(
    `${table(',')}`.replaceAll('A cup.', `A cup. ${random.subarray(0, 400).toString()}`),
  );
  // Within a line, so that the cut shows.
  const half = (text: string) =>
    text.slice(0, Math.floor(text.length / 2) + (text.at(text.length / 2) === '\n' ? 5 : 0));

  test.each<[string, string | Uint8Array]>([
    ['cups.xml', half(xml)],
    ['cups.tsv', half(table('\t'))],
    ['cut.csv', half(table(','))],
    ['cups.csv.gz', packed.subarray(0, packed.length - 12)],
  ])('%s leaves the catalogue byte for byte as it was and names the line', async (name, content) => {
    await importRows(rows);
    const before = await feeds.readProducts();
    const location = join(feeds.folder, name);
    await writeFile(location, content);
    const report = await feeds.importFile(location, { feed: join(feeds.folder, 'cups.csv') });
    expect(report).toMatchObject({
      status: 'waiting',
      refusal: {
        code: 'truncated_feed',
        line: expect.any(Number),
        reason: expect.stringMatching(/Line \d+/),
      },
      counts: { missing: 0 },
    });
    expect(await feeds.readProducts()).toEqual(before);
    expect((await loadImportRecords(feeds.db, 1))[0]).toMatchObject({ status: 'waiting', endedEarly: true });

    await apply();
    expect(
      await feeds.db.selectFrom('products').select('id').where('missing_since', 'is not', null).execute(),
    ).toEqual([]);
  });
});

describe('what is wrong with rows', () => {
  test('is kept whole and in order, and written as a file that no spreadsheet runs', async () => {
    const bad = Array.from({ length: 120 }, (_, index) => row(`B-${index}`, { price: '=1+1' }));
    const report = await importRows([row('A'), ...bad], new Date(), { maxListedIssues: 3 });
    expect(report).toMatchObject({ omittedIssues: 117, counts: { rejected: 120, added: 1 } });
    const written = async (format: 'csv' | 'jsonl') => {
      let text = '';
      for await (const line of writeIssues(feeds.db, report.id ?? '', { format, locale: 'en' })) text += line;
      return text.trimEnd().split(/\r?\n/);
    };
    const csv = await written('csv');
    expect(csv).toHaveLength(121);
    expect(csv.slice(0, 2)).toEqual([
      'line,id,field,value,severity,code,reason,hint',
      expect.stringMatching(/^3,B-0,price,'=1\+1,error,bad_price,/),
    ]);
    const last: unknown = JSON.parse((await written('jsonl')).at(-1) ?? '');
    expect(last).toMatchObject({ line: 122, id: 'B-119', field: 'price', value: '=1+1' });
  });

  test('is kept of a feed that is refused, too', async () => {
    await expect(importRows([row('A', { price: 'free' })])).rejects.toMatchObject({ code: 'no_valid_rows' });
    const issues = await feeds.db.selectFrom('catalog_import_issues').select(['line', 'code']).execute();
    expect(issues).toEqual([{ line: 2, code: 'bad_price' }]);
  });
});

const hostile = findSharedData('bad-input');

test.skipIf(hostile === null)(
  'hostile feeds leave the catalogue as it was, or bring in what is good',
  async () => {
    await importRows(feedRows(0, 3));
    const manifest = await readFile(`${hostile}/MANIFEST.jsonl`, 'utf8');
    for (const [, file = ''] of manifest.matchAll(/"file": "(feeds\/[^"]+)"/g)) {
      const before = await feeds.readProducts();
      const report = await feeds.importFile(`${hostile}/${file}`).catch((error: unknown) => error);
      if (report instanceof Error) expect(report.name, file).toBe('FeedError');
      const changes = !(report instanceof Error) && Reflect.get(Object(report), 'status') === 'applied';
      if (!changes) expect(await feeds.readProducts(), file).toEqual(before);
    }
    expect(await stateOf('N-0002')).toBe('listed');
  },
);

test('pushes about the same products in any order meet an import and neither fails', async () => {
  await importRows(feedRows(0, 400));
  const at = new Date();
  const pushes = Array.from({ length: 10 }, (_, turn) => {
    const items = Array.from({ length: 40 }, (_item, index) => ({
      externalId: `N-${String((index * 37 + turn * 11) % 400).padStart(4, '0')}`,
      availability: 'out_of_stock' as const,
      at: at.toISOString(),
    }));
    return feeds.db.transaction().execute((trx) => applyStockUpdates(trx, items, at));
  });
  const shuffled = feedRows(0, 390)
    .map((line) => line.replace('8.50', '9.50'))
    .toReversed();
  const [report] = await Promise.all([importRows(shuffled), ...pushes]);
  expect(report).toMatchObject({ status: 'applied', counts: { missing: 10 } });
});
