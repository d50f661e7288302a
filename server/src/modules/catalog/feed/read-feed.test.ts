import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { say } from '../../../platform/sentences/index.ts';
import { FeedError } from './feed-error.ts';
import type { FeedRow } from './feed-row.ts';
import { readFeed, type ReadFeedOptions } from './read-feed.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../../test/fixtures/feeds/${name}`, import.meta.url));

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: AsyncIterable<Uint8Array>, options?: ReadFeedOptions): Promise<FeedRow[]> {
  const rows: FeedRow[] = [];
  for await (const batch of readFeed(bytes, options)) rows.push(...batch);
  return rows;
}

const readFixture = (name: string, options?: ReadFeedOptions) =>
  read(createReadStream(fixture(name)), options);

const summary = (rows: FeedRow[]) =>
  rows.map((row) => (row.product ? row.product.externalId : `line ${row.line}: ${row.issues[0]?.code}`));

test('RSS with mixed prefixes: Google’s names win, nested prices are not the product’s', async () => {
  const rows = await readFixture('google-rss.xml');
  expect(rows).toMatchObject([
    {
      line: 6,
      issues: [],
      product: {
        externalId: 'L-1',
        groupId: 'L',
        title: 'Desk lamp “Nord”',
        description: 'Bends both ways.\n\nOak & brass.',
        link: 'https://shop.example/desk-lamp?colour=oak&size=m',
        imageLink: 'https://shop.example/img/desk-lamp.jpg',
        additionalImageLinks: [
          'https://shop.example/img/desk-lamp-2.jpg',
          'https://shop.example/img/desk-lamp-3.jpg',
        ],
        availability: 'in_stock',
        quantity: null,
        price: { amount: 4900, currency: 'EUR' },
        salePrice: { amount: 3990, currency: 'EUR' },
        saleStartsAt: new Date('2026-11-01T00:00Z'),
        saleEndsAt: new Date('2026-12-01T00:00Z'),
        brand: 'Nord',
        gtin: '4006381333931',
        category: 'Home > Lighting > Lamps',
        attributes: { color: 'Oak' },
      },
    },
    { product: { externalId: 'L-2', availability: 'preorder', price: { amount: 12_900 }, quantity: 3 } },
  ]);
});

test('Atom: the link may be an attribute', async () => {
  expect(await readFixture('google-atom.xml')).toMatchObject([
    {
      product: {
        externalId: 'A-1',
        link: 'https://shop.example/table-lamp',
        availability: 'out_of_stock',
        price: { amount: 4900, currency: 'JPY' },
      },
    },
  ]);
});

test('Meta CSV: quoted line breaks, flattened pictures, quantities', async () => {
  expect(await readFixture('meta.csv')).toMatchObject([
    {
      line: 2,
      product: {
        title: 'Cup, large',
        description: 'Says "good morning"\nin two lines.',
        availability: 'backorder',
        quantity: 12,
        imageLink: 'https://shop.example/m1.jpg',
        additionalImageLinks: ['https://shop.example/m1b.jpg'],
      },
    },
    { line: 4, product: { availability: 'discontinued', price: { amount: 125_000 } } },
  ]);
});

test('TSV: a quoted tab is part of the field, an inch sign is just a character', async () => {
  const rows = await readFixture('google.tsv');
  expect(rows.map((row) => row.product?.title)).toEqual(['A cup with a tab', '12" plate']);
});

test('JSON Lines: names of the shop interface and of feeds', async () => {
  const rows = await readFixture('products.jsonl');
  expect(summary(rows)).toEqual(['J-1', 'line 2: bad_json', 'J-3']);
  expect(rows[0]?.product).toMatchObject({ price: { amount: 1250, currency: 'EUR' }, quantity: 4 });
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('a quote left open costs its own line and no other', async () => {
  expect(summary(await readFixture('quote-left-open.csv'))).toEqual([
    'Q-1',
    'line 3: broken_quotes',
    'Q-3',
    'Q-4',
  ]);
});

test('TSV whose program knows no quotes is read as it stands', async () => {
  const rows = await readFixture('quote-left-open.tsv');
  expect(rows.map((row) => row.product?.title)).toEqual(['"Best" cup', 'Cup Q-2']);
});

test('rows with too few or too many columns are reported, empty columns at the end are not', async () => {
  expect(summary(await readFixture('ragged.csv'))).toEqual([
    'G-1',
    'line 3: ragged_row',
    'G-3',
    'line 5: ragged_row',
  ]);
});

test('a byte order mark and mixed line ends do not matter', async () => {
  const rows = await readFixture('mixed-line-ends.csv');
  expect(rows.map((row) => [row.line, row.product?.externalId])).toEqual([
    [2, 'E-1'],
    [3, 'E-2'],
    [4, 'E-3'],
    [6, 'E-4'],
  ]);
});

test('semicolons separate, too', async () => {
  expect(summary(await readFixture('semicolons.csv'))).toEqual(['S-1']);
});

test('characters that cannot be stored cost the row', async () => {
  expect(summary(await readFixture('nul.csv'))).toEqual(['line 2: bad_characters', 'Z-2']);
  expect(summary(await readFixture('damaged-characters.xml'))).toEqual([
    'line 3: bad_characters',
    'X-2',
    'X-3',
  ]);
});

test('names of the prototype are fields like any other', async () => {
  expect(summary(await readFixture('prototype-keys.xml'))).toEqual(['line 3: missing_field', 'P-1']);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('every bad value is reported with its line, field and reason, and costs only its row', async () => {
  const rows = await readFixture('bad-values.csv');
  expect(rows.map((row) => row.issues.map(({ field, code }) => `${field} ${code}`))).toEqual([
    ['link bad_link'],
    ['image_link private_link'],
    ['availability bad_availability'],
    ['price missing_currency'],
    ['price bad_price'],
    ['price ambiguous_price'],
    ['title missing_field'],
    ['title too_long'],
    ['price unknown_currency', 'link bad_link'],
    [],
  ]);
  expect(rows[3]?.issues[0]).toMatchObject({ line: 5, externalId: 'V-4', value: '8.50', severity: 'error' });
  expect(rows.filter((row) => row.product !== null)).toHaveLength(1);
});

test.each([
  ['two-roots.xml', 'broken_xml', 5],
  ['cut.xml', 'truncated_feed', 4],
  ['cut.csv', 'truncated_feed', 3],
  ['no-items.xml', 'empty_feed', null],
  ['header-only.csv', 'empty_feed', null],
  ['doctype.xml', 'forbidden_xml', 2],
  ['bare-ampersand.xml', 'broken_xml', 4],
  ['other-xml.xml', 'unknown_format', 2],
  ['login-page.html', 'unknown_format', null],
  ['no-price-column.csv', 'missing_columns', 1],
  ['latin1.csv', 'bad_encoding', 2],
])('%s is refused as a whole: %s', async (name, code, line) => {
  await expect(readFixture(name)).rejects.toMatchObject({ name: 'FeedError', code, line });
});

test('an encoding is taken from the byte order mark or from the operator, never guessed', async () => {
  const utf16 = await readFixture('utf16.csv');
  const latin1 = await readFixture('latin1.csv', { encoding: 'windows-1252' });
  expect([...utf16, ...latin1].map((row) => row.product?.title)).toEqual(['Café crème', 'Café crème']);
  await expect(readFixture('meta.csv', { encoding: 'klingon' })).rejects.toMatchObject({
    code: 'bad_encoding',
  });
});

test('an empty file is refused', async () => {
  await expect(read(inChunks(Buffer.from(' \n'), 1))).rejects.toMatchObject({ code: 'empty_feed' });
});

test('a declared format that does not fit is refused', async () => {
  await expect(readFixture('meta.csv', { format: 'jsonl' })).rejects.toMatchObject({
    code: 'unknown_format',
  });
  await expect(readFixture('products.jsonl', { format: 'google' })).rejects.toMatchObject({
    code: 'unknown_format',
  });
});

test.each([
  'google-rss.xml',
  'meta.csv',
  'mixed-line-ends.csv',
  'products.jsonl',
  'quote-left-open.csv',
  'utf16.csv',
])('%s reads the same however it is cut into chunks, packed or not', async (name) => {
  const bytes = await readFile(fixture(name));
  const whole = await read(inChunks(bytes, bytes.length));
  for (const size of [1, 7, 300]) expect(await read(inChunks(bytes, size))).toEqual(whole);
  expect(await read(inChunks(gzipSync(bytes), 50))).toEqual(whole);
});

test('a packed file that was cut is refused', async () => {
  const packed = gzipSync(await readFile(fixture('google-rss.xml')));
  await expect(read(inChunks(packed.subarray(0, packed.length / 2), 64))).rejects.toMatchObject({
    code: 'truncated_feed',
  });
});

test('a file that unpacks without end is refused, by ratio and by size', async () => {
  const bomb = gzipSync(
    Buffer.concat([
      Buffer.from('id,title,link,image_link,availability,price\n'),
      Buffer.alloc(18_000_000, `${' '.repeat(9_999)}\n`),
    ]),
  );
  await expect(read(inChunks(bomb, 4_096))).rejects.toMatchObject({ code: 'too_large' });
  await expect(readFixture('meta.csv', { limits: { unpackedBytes: 100 } })).rejects.toMatchObject({
    code: 'too_large',
  });
});

test('depth and texts of XML are bounded', async () => {
  const feed = (inside: string) => Buffer.from(`<rss><channel><item>${inside}</item></channel></rss>`);
  for (const inside of ['<a>'.repeat(100), `<title>${'x'.repeat(600_000)}</title>`]) {
    const limits = { bufferedChars: 200_000 };
    await expect(read(inChunks(feed(inside), 65_536), { limits })).rejects.toMatchObject({
      code: 'forbidden_xml',
    });
  }
});

const xmlFeed = (root: string, items: string, start = '') =>
  read(inChunks(Buffer.from(`${start}<?xml version="1.0"?>\n${root.replace('…', `\n${items}\n`)}`), 64));
const rssFeed = '<rss xmlns:g="http://base.google.com/ns/1.0"><channel>…</channel></rss>';
const atomFeed = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">…</feed>';
const facts = (title: string) =>
  `<g:id>A</g:id><title>${title}</title><g:image_link>https://shop.example/a.jpg</g:image_link>
  <g:availability>in stock</g:availability><g:price>5 EUR</g:price>`;
const rssItem = (title: string) => `<item>${facts(title)}<link>https://shop.example/a</link></item>`;

test('an Atom entry is described by its summary or content, and its link is the one that is no enclosure', async () => {
  const links =
    '<link rel="enclosure" href="https://shop.example/zip"/><link href="https://shop.example/a"/>';
  const entries = ['summary', 'content'].map(
    (element) => `<entry>${facts('Cup')}${links}<${element}>Holds tea.</${element}></entry>`,
  );
  const rows = await xmlFeed(atomFeed, entries.join('\n'));
  const product = { link: 'https://shop.example/a', description: 'Holds tea.' };
  expect(rows).toMatchObject([{ product }, { product }]);
});

test('an “&” that nobody escaped is named, with its line, and not taken for the end of the file', async () => {
  const feed = xmlFeed(rssFeed, `${rssItem('Cup')}\n${rssItem('Tom & Jerry')}\n${rssItem('Mug')}`);
  await expect(feed).rejects.toMatchObject({ code: 'broken_xml', line: 5, hint: 'write &amp; for every &' });
});

test('a file cut inside a reference is a cut file', async () => {
  const bytes = Buffer.from(`<rss><channel>${rssItem('Tom &am')}`);
  const cut = bytes.subarray(0, bytes.indexOf('&am') + 3);
  await expect(read(inChunks(cut, 64))).rejects.toMatchObject({ code: 'truncated_feed' });
});

test('blank lines before the XML declaration do no harm', async () => {
  expect(summary(await xmlFeed(rssFeed, rssItem('Cup'), '\n  \n'))).toEqual(['A']);
});

test('a feed that broke off before anything could be read of it was cut, not empty', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('id\ttitle\nA-1\tDesk lamp\n');
    throw new FeedError('truncated_feed', say`Only 24 of 1000 bytes arrived.`);
  }
  await expect(read(broken())).rejects.toMatchObject({
    code: 'truncated_feed',
    message: expect.stringContaining('Only 24 of 1000 bytes arrived.'),
  });
});
