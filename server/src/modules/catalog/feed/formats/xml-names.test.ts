import { expect, test } from 'vitest';
import { readFeed } from '../read-feed.ts';

const google = 'http://base.google.com/ns/1.0';

/** Facts every product needs but its price, which the tests below state in their ways. */
const facts = (prefix = '') =>
  ['id', 'title', 'link', 'image_link', 'availability']
    .map((name) => {
      const value = name === 'availability' ? 'in stock' : `https://shop.example/${name}`;
      return `<${prefix}${name}>${value}</${prefix}${name}>`;
    })
    .join('');

async function* pieces(text: string) {
  yield Buffer.from(text);
}

/** The price in cents and the reasons against each product of a feed. */
async function read(text: string) {
  const found: (number | string)[] = [];
  for await (const rows of readFeed(pieces(text)))
    found.push(...rows.map(({ product, issues }) => product?.price.amount ?? `${issues[0]?.code}`));
  return found;
}

const rss = (declared: string, ...items: string[]) =>
  `<rss ${declared}><channel>${items.join('')}</channel></rss>`;

test.each<[string, string]>([
  [
    'another prefix',
    rss(`xmlns:base="${google}"`, `<item>${facts('base:')}<base:price>5 EUR</base:price></item>`),
  ],
  [
    'a prefix in other letters',
    rss(`xmlns:Base="${google}"`, `<item>${facts()}<base:price>5 EUR</base:price></item>`),
  ],
  [
    'another spelling',
    rss('xmlns:x="https://base.google.com/ns/1.0/"', `<item>${facts()}<x:price>5 EUR</x:price></item>`),
  ],
  ['the default of the item', rss('', `<item xmlns="${google}">${facts()}<price>5 EUR</price></item>`)],
  ['the default of the feed', rss(`xmlns="${google}"`, `<item>${facts()}<price>5 EUR</price></item>`)],
  ['a prefix of the field', rss('', `<item>${facts()}<b:price xmlns:b="${google}">5 EUR</b:price></item>`)],
  ['the default of the field', rss('', `<item>${facts()}<price xmlns="${google}">5 EUR</price></item>`)],
  ['no declaration', rss('', `<item>${facts('g:')}<g:price>5 EUR</g:price></item>`)],
  ['no declaration, in capitals', rss('', `<item>${facts('G:')}<G:Price>5 EUR</G:Price></item>`)],
  [
    'a declaration that is wrong',
    rss('xmlns:g="http://www.google.com/ns"', `<item>${facts()}<g:price>5 EUR</g:price></item>`),
  ],
  [
    'a field of no vocabulary',
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${facts()}<price xmlns="">5 EUR</price></entry></feed>`,
  ],
  [
    'Atom by a prefix',
    `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry>${facts('a:')}<g:price>5 EUR</g:price></a:entry></a:feed>`,
  ],
])('a price is Google’s by %s', async (_way, feed) => {
  expect(await read(feed)).toEqual([500]);
});

test.each<[string, string]>([
  ['media', 'xmlns:media="http://search.yahoo.com/mrss/"'],
  ['dc', 'xmlns:dc="http://purl.org/dc/elements/1.1/"'],
  ['c', 'xmlns:c="http://base.google.com/cns/1.0"'],
  ['c', ''],
  ['image', 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'],
  ['g', 'xmlns:g="http://shop.example/guarantees"'],
  ['g', 'xmlns:g="http://base.google.com/cns/1.0"'],
])('<%s:price> with %s is no price of the product', async (prefix, declared) => {
  const item = `<item>${facts()}<${prefix}:price>9 EUR</${prefix}:price>`;
  expect(await read(rss(declared, `${item}<price>5 EUR</price></item>`, `${item}</item>`))).toEqual([
    500,
    'missing_field',
  ]);
});

test('an element whose own default is another vocabulary is no field', async () => {
  const other = '<price xmlns="http://search.yahoo.com/mrss/">9 EUR</price>';
  expect(await read(rss('', `<item>${facts()}${other}<price>5 EUR</price></item>`))).toEqual([500]);
});

test('a declaration holds to the end of its element and no further', async () => {
  const item = (declared: string) => `<item ${declared}>${facts()}<p:price>5 EUR</p:price></item>`;
  const other = 'xmlns:p="http://shop.example/points"';
  const feed = rss(`xmlns:p="${google}"`, item(''), item(other), item(''));
  expect(await read(feed)).toEqual([500, 'missing_field', 500]);
});

test('Google’s name wins over a bare one, whatever its prefix and its place', async () => {
  const prices = ['<base:price>5 EUR</base:price>', '<price>9 EUR</price>'];
  const items = [prices, prices.toReversed()].map((order) => `<item>${facts()}${order.join('')}</item>`);
  expect(await read(rss(`xmlns:base="${google}"`, ...items))).toEqual([500, 500]);
  expect(await read(rss(`xmlns="${google}" xmlns:base="${google}"`, ...items))).toEqual([500, 500]);
});

test('an item of another vocabulary is no product', async () => {
  const item = `<item>${facts()}<price>5 EUR</price></item>`;
  const other = item.replace('<item>', '<m:item>').replace('</item>', '</m:item>');
  expect(await read(rss('xmlns:m="http://search.yahoo.com/mrss/"', other, item))).toEqual([500]);
});
