import { expect, test } from 'vitest';
import { parseAvailability } from './parse-availability.ts';
import { parseInterval, toInterval } from './parse-interval.ts';
import { plainLine, plainParagraphs } from './plain-text.ts';
import { checkWebAddress } from './web-address.ts';

test.each([
  ['in_stock', 'in_stock'],
  ['in stock', 'in_stock'],
  ['InStock', 'in_stock'],
  [' IN-STOCK ', 'in_stock'],
  ['https://schema.org/InStock', 'in_stock'],
  ['http://schema.org/OutOfStock', 'out_of_stock'],
  ['sold out', 'out_of_stock'],
  ['Available!', 'in_stock'],
  ['YES', 'in_stock'],
  ['Temporarily out-of-stock.', 'out_of_stock'],
  ['not available', 'out_of_stock'],
  ['Back-Ordered', 'backorder'],
  ['pre-order', 'preorder'],
  ['available for order', 'backorder'],
  ['discontinued', 'discontinued'],
  ['perhaps', null],
  ['', null],
])('availability “%s” means %s', (text, availability) => {
  expect(parseAvailability(text)).toBe(availability);
});

test.each([
  ['2026-01-01T00:00Z/2026-12-31T23:59Z', '2026-01-01T00:00:00.000Z', '2026-12-31T23:59:00.000Z'],
  ['2026-01-01T08:00+0800/2026-01-02T08:00+08:00', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'],
  ['2026-01-01/2026-01-31', '2026-01-01T00:00:00.000Z', '2026-01-31T23:59:59.000Z'],
  ['2017-12-01T0:00-23:59/2017-12-31T0:00-23:59', '2017-12-01T00:00:00.000Z', '2017-12-31T00:00:00.000Z'],
])('the period %s is understood', (text, start, end) => {
  expect(parseInterval(text)).toEqual({ start: new Date(start), end: new Date(end) });
});

test.each([
  ['', '', { start: null, end: null }],
  ['2026-01-01', '', { start: new Date('2026-01-01T00:00:00Z'), end: null }],
  ['', '2026-01-31', { start: null, end: new Date('2026-01-31T23:59:59Z') }],
  ['2026-02-01', '2026-01-01', null],
  ['soon', '', null],
])('a sale from “%s” until “%s” is %j', (from, until, interval) => {
  expect(toInterval(from, until)).toEqual(interval);
});

test.each(['2026-01-01', '2026-02-01/2026-01-01', '2026-13-01/2026-14-01', 'soon/later', ''])(
  'the period “%s” is refused',
  (text) => {
    expect(parseInterval(text)).toBeNull();
  },
);

test.each([
  ['Cup &amp;amp; saucer', 'Cup & saucer'],
  ['ABS &Amp; PVC', 'ABS & PVC'],
  ['CoolTech&amp;trade; &#8364;5 &#x26; more', 'CoolTech™ €5 & more'],
  ['<b>Bold</b> &lt;i&gt;lamp&lt;/i&gt;', 'Bold lamp'],
  ['<script>alert(1)</script>Lamp<!-- hidden -->', 'Lamp'],
  ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
  ['a\u00a0b \n c', 'a b c'],
  ['&unknown; &#0; &#xD800;', '&unknown; &#0; &#xD800;'],
])('the title “%s” reads “%s”', (markup, text) => {
  expect(plainLine(markup)).toBe(text);
});

test('paragraphs survive in a description', () => {
  expect(plainParagraphs('<p>One.</p><p>Two<br>lines.</p><ul><li>Three</li></ul>')).toBe(
    'One.\n\nTwo\nlines.\n\nThree',
  );
});

test('markup that is never closed is read to its end, once and not from each opening anew', () => {
  // From each anew it would take longer than a test may.
  const unclosed = plainParagraphs('<script>'.repeat(100_000) + '<!--'.repeat(100_000));
  expect(unclosed.includes('<script>')).toBe(false);
});

test.each([
  ['https://shop.example/a b', 'https://shop.example/a%20b'],
  ['HTTP://Shop.Example/ä', 'http://shop.example/%C3%A4'],
])('the address %s becomes %s', (text, href) => {
  expect(checkWebAddress(text)).toEqual({ href });
});

test.each([
  ['javascript:alert(1)', 'bad_link'],
  ['data:text/html,x', 'bad_link'],
  ['file:///etc/passwd', 'bad_link'],
  ['//shop.example/a', 'bad_link'],
  ['https://', 'bad_link'],
  ['https://user@shop.example/', 'bad_link'],
  ['http://2130706433/', 'private_link'],
  ['http://[::ffff:7f00:1]/', 'private_link'],
  ['http://LOCALHOST./', 'private_link'],
  ['http://intranet/', 'private_link'],
  [`https://shop.example/${'x'.repeat(3_000)}`, 'too_long'],
])('the address %s is refused: %s', (text, code) => {
  expect(checkWebAddress(text)).toMatchObject({ href: null, code });
});
