import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSharedData } from '../../../test/shared-data.ts';
import { decodePage } from './decode-page.ts';
import { createHeadReader, type PageHead } from './page-head.ts';

function readHead(html: string): PageHead {
  const reader = createHeadReader();
  reader.write(html);
  return reader.read();
}

test.each([
  ['<title>Plain</title>', 'Plain'],
  ['<title>\n  Many\t words\n</title>', 'Many words'],
  ['<title>Plain</title><meta property="og:title" content="Shared">', 'Shared'],
  ['<meta name="twitter:title" content="Short"><title>Plain</title>', 'Short'],
  ['<META PROPERTY=OG:TITLE CONTENT=Loud>', 'Loud'],
  ['<meta property="og:title" content="  "><title>Plain</title>', 'Plain'],
  ['<meta property="og:title" content="First"><meta property="og:title" content="Second">', 'First'],
  ['<meta property="og:title" content="Caf&eacute; &amp; &#127851;">', 'Café & 🍫'],
  ['<title>One</title><svg><title>Icon</title></svg>', 'One'],
  ['<head></head><title>Too late</title>', ''],
  ['<body><title>Too late</title>', ''],
  ['<meta property="og:site_name" content="The Site">', 'The Site'],
])('the title of %s', (html, title) => {
  expect(readHead(html).title).toBe(title);
});

test('words are of bounded length, cut between characters', () => {
  const long = '👩‍🍳'.repeat(500);
  const { title, description } = readHead(`<title>${long}</title><meta name=description content="${long}">`);
  expect([...title]).toHaveLength(200);
  expect([...description]).toHaveLength(400);
  expect(title.isWellFormed() && title.endsWith('…')).toBe(true);
});

test('pictures are kept in order, three at most', () => {
  const names = ['og:image', 'og:image:secure_url', 'twitter:image', 'twitter:image:src'];
  const html = names.map((name, index) => `<meta property="${name}" content="${index}.png">`).join('');
  expect(readHead(`<base href="/pictures/">${html}`)).toMatchObject({
    pictures: ['0.png', '1.png', '2.png'],
    base: '/pictures/',
  });
});

test('it does not matter where a page is cut into pieces', () => {
  const html =
    '<!doctype html><html><head><title>A &amp; B</title><meta name="description" content="C &lt; D"><meta property=og:image content=x.png></head>';
  fc.assert(
    fc.property(fc.array(fc.nat(html.length), { maxLength: 8 }), (cuts) => {
      const reader = createHeadReader();
      const places = [0, ...cuts.toSorted((one, other) => one - other), html.length];
      for (const [index, end] of places.entries()) reader.write(html.slice(places[index - 1] ?? 0, end));
      expect(reader.read()).toEqual(readHead(html));
      expect(reader.isDone()).toBe(true);
    }),
  );
});

const attributeValue = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const steering = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe('what strangers write', async () => {
  const strings = findSharedData('bad-input/strings');
  const html = findSharedData('bad-input/html');

  test.skipIf(strings === null)('comes out as the text it is', async () => {
    const naughty = JSON.parse(await readFile(`${strings}/blns/blns.json`, 'utf8')) as string[];
    const scripts = await readFile(`${strings}/patt_xss/RSNAKE_XSS.txt`, 'utf8');
    for (const text of [...naughty, ...scripts.split('\n')]) {
      const { title } = readHead(`<meta property="og:title" content="${attributeValue(text)}">`);
      expect(title).not.toMatch(steering);
      const isPlain = !steering.test(text) && [...text].length <= 200 && !/[\u2060-\u2064\ufeff]/.test(text);
      if (isPlain) expect(title).toBe(text.replace(/\s+/g, ' ').trim());
    }
  });

  test.skipIf(html === null)('never breaks the reading of a page', async () => {
    const list = JSON.parse(await readFile(`${html}/dompurify_expect.json`, 'utf8')) as { payload: string }[];
    for (const { payload } of list) {
      const head = readHead(
        `<title>${payload}</title>${payload}<meta name=description content="${payload}">`,
      );
      expect(`${head.title}${head.description}`).not.toMatch(steering);
      expect(head.pictures.length).toBeLessThanOrEqual(3);
    }
  });
});

describe('a page is decoded', () => {
  const word = 'naïve – ñandú';
  const latin = Buffer.from('naïve \x96 ñandú', 'latin1');
  const utf16 = Buffer.from(`\ufeff${word}`, 'utf16le');
  const declared = (charset: string) => Buffer.from(`<meta charset="${charset}">`);
  const cases: [string, Buffer[], string][] = [
    ['as its header says', [latin], 'text/html; charset=windows-1252'],
    ['as it says itself', [declared('iso-8859-1'), latin], 'text/html'],
    ['as its byte order mark says', [utf16], 'text/html; charset=utf-8'],
    ['as UTF-8 without a word', [Buffer.from(word)], 'text/html'],
    ['as UTF-8 where the encoding is not known', [Buffer.from(word)], 'text/html; charset=klingon'],
    ['as UTF-8 where it claims what cannot be', [declared('utf-16'), Buffer.from(word)], 'text/html'],
  ];

  test.each(cases)('%s', async (_how, parts, contentType) => {
    expect(await decode(Buffer.concat(parts), contentType)).toContain(word);
  });

  test('whole, wherever it is cut', async () => {
    const bytes = Buffer.from('é'.repeat(3_000));
    expect(await decode(bytes, 'text/html')).toBe('é'.repeat(3_000));
  });

  async function decode(bytes: Uint8Array, contentType: string): Promise<string> {
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    }
    let text = '';
    for await (const piece of decodePage(pieces(), contentType)) text += piece;
    return text;
  }
});
