import { expect, test } from 'vitest';
import type { FeedRow } from './feed-row.ts';
import { readFeed, type ReadFeedOptions } from './read-feed.ts';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: AsyncIterable<Uint8Array>, options?: ReadFeedOptions): Promise<FeedRow[]> {
  const rows: FeedRow[] = [];
  for await (const batch of readFeed(bytes, options)) rows.push(...batch);
  return rows;
}

const summary = (rows: FeedRow[]) =>
  rows.map((row) => (row.product ? row.product.externalId : `line ${row.line}: ${row.issues[0]?.code}`));

const cells = (id: string, description: string) =>
  [
    id,
    'Cup',
    description,
    'https://shop.example/1',
    'https://shop.example/1.jpg',
    'in_stock',
    '8 USD',
  ] as const;
const names = ['id', 'title', 'description', 'link', 'image_link', 'availability', 'price'] as const;
const asTable = (rows: (readonly string[])[], delimiter: string) =>
  [names, ...rows].map((row) => `${row.join(delimiter)}\n`).join('');
const asJson = (rows: (readonly string[])[]) =>
  rows
    .map((row) => `${JSON.stringify(Object.fromEntries(row.map((cell, index) => [names[index], cell])))}\n`)
    .join('');
const asXml = (rows: (readonly string[])[]) => {
  const items = rows.map(
    (row) =>
      `<item>${row.map((cell, index) => `<${names[index]}>${cell}</${names[index]}>`).join('')}</item>`,
  );
  return `<rss><channel>\n${items.join('\n')}\n</channel></rss>`;
};

test.each([
  ['CSV', (rows: (readonly string[])[]) => asTable(rows, ',')],
  [
    'quoted CSV',
    (rows: (readonly string[])[]) =>
      asTable(
        rows.map((row) => row.map((cell) => `"${cell}"`)),
        ',',
      ),
  ],
  ['TSV', (rows: (readonly string[])[]) => asTable(rows, '\t')],
  ['JSON Lines', asJson],
  ['XML', asXml],
])('a field of 8 MB in %s costs its own row', async (_, write) => {
  const huge = cells('B', 'x'.repeat(8 * 1024 ** 2));
  const bytes = Buffer.from(write([cells('A', 'Good.'), huge, cells('C', 'Good.')]));
  const rows = await read(inChunks(bytes, 65_536));
  expect(rows.map((row) => row.product?.externalId ?? row.issues[0]?.code)).toEqual(['A', 'too_long', 'C']);
  expect(rows[1]?.issues[0]?.value.length).toBeLessThan(100);
  expect(rows[2]?.line).toBe((rows[1]?.line ?? 0) + 1);
});

test('100,000 columns or fields are too many', async () => {
  const many = Array.from({ length: 100_000 }, (_, index) => `c${index}`);
  const table = Buffer.from(`${[...names, ...many].join(',')}\n${cells('A', '').join(',')}\n`);
  await expect(read(inChunks(table, 65_536))).rejects.toMatchObject({ code: 'too_large', line: 1 });

  const product = Object.fromEntries(cells('A', '').map((cell, index) => [names[index], cell]));
  const extra = Object.fromEntries(many.map((name) => [name, '1']));
  const lines = Buffer.from(
    `${JSON.stringify({ ...product, ...extra })}\n${JSON.stringify({ ...product, id: 'B' })}\n`,
  );
  expect(summary(await read(inChunks(lines, 65_536)))).toEqual(['line 1: too_many_fields', 'B']);

  const item = asXml([cells('A', '')]).replace('</item>', `${'<a/>'.repeat(2_000)}</item>`);
  expect(summary(await read(inChunks(Buffer.from(item), 65_536)))).toEqual(['line 2: too_many_fields']);
});

test.each<[string, Partial<Record<(typeof names)[number], string>>, string | undefined]>([
  ['an id of 500 characters', { id: 'x'.repeat(500) }, 'too_long'],
  ['no id', { id: '' }, 'missing_field'],
  ['a price below zero', { price: '-1.00 USD' }, 'bad_price'],
  ['an absurd price', { price: '99999999999999999999 USD' }, 'bad_price'],
  ['no price', { price: '' }, 'missing_field'],
  ['words for a price', { price: 'on request' }, 'bad_price'],
  ['an endless price', { price: '1e999 USD' }, 'bad_price'],
  ['an unknown currency', { price: '10 QQQ' }, 'unknown_currency'],
  ['an unknown availability', { availability: 'maybe' }, 'bad_availability'],
  ['a title that is a script', { title: '<script>alert(1)</script>' }, 'missing_field'],
  ['a link into the network', { link: 'http://192.168.0.1/admin' }, 'private_link'],
  ['a picture of the machine itself', { image_link: 'http://localhost/a.jpg' }, 'private_link'],
  ['a link that is a script', { link: 'javascript:alert(1)' }, 'bad_link'],
])(
  'a row with %s is left out, told with its value and a hint, and the next goes in',
  async (_, facts, code) => {
    const bad = Object.entries(Object.fromEntries(cells('A', '').map((cell, index) => [names[index], cell])));
    const row = bad.map(([name, cell]) => Reflect.get(facts, name) ?? cell);
    const rows = await read(inChunks(Buffer.from(asTable([row, cells('B', '')], '\t')), 65_536));
    expect(rows[0]).toMatchObject({
      product: null,
      issues: [
        {
          line: 2,
          code,
          reason: { source: expect.stringMatching(/./) },
          hint: { source: expect.stringMatching(/./) },
        },
      ],
    });
    expect(rows[1]?.product?.externalId).toBe('B');
  },
);

test('a sale price that names no currency, or one by a sign, is in that of its price', async () => {
  const facts = Object.fromEntries(cells('A', '').map((cell, index) => [names[index], cell]));
  const lines = ['8.00', '8 kr'].map((sale) =>
    JSON.stringify({ ...facts, price: '10 NOK', sale_price: sale }),
  );
  const rows = await read(inChunks(Buffer.from(lines.join('\n')), 999), { defaultCurrency: 'EUR' });
  const product = { salePrice: { amount: 800, currency: 'NOK' } };
  expect(rows).toMatchObject([{ product }, { product }]);
});

test('columns named like the insides of JavaScript are columns', async () => {
  const header = [...names, '__proto__', 'constructor', 'toString'].join('\t');
  const rows = await read(
    inChunks(Buffer.from(`${header}\n${[...cells('A', ''), 'x', 'y', 'z'].join('\t')}\n`), 999),
  );
  expect(rows).toMatchObject([{ product: { externalId: 'A', attributes: {} } }]);
  expect(Reflect.get({}, 'x')).toBeUndefined();
});
