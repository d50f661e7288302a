import { assert, constantFrom, array, property } from 'fast-check';
import { expect, test } from 'vitest';
import { textParts } from './text-parts.ts';

const post = {
  mentions: ['ines_b', 'jo'],
  interests: [
    { slug: 'home-office', name: 'Home office' },
    { slug: 'tea', name: '茶' },
  ],
};

function links(text: string): string[] {
  return textParts(text, post).flatMap((part) => {
    if (part.kind === 'words') return [];
    const { url, handle, slug } = { url: '', handle: '', slug: '', ...part };
    return `${part.text} → ${url}${handle}${slug}`;
  });
}

test.each([
  ['nobody the post does not mention', 'Thanks @stranger', []],
  ['no interest of other posts', 'My #garden', []],
  ['no address of e-mail', 'Write to ines@jo.example, me@ines_b', []],
  ['no mark within a word', 'a@jo a#tea @@jo ##tea /@jo', []],
  ['nothing but the web', 'javascript:alert(1) ftp://a.example data:text/html,x', []],
  ['no address that pretends to be another', 'https://shop.example@elsewhere.example/', []],
  ['no half of a name', '@ines_bo @j', []],
  ['no address without a host', 'https:// and http://', []],
])('a text links to %s', (_, text, expected) => {
  expect(links(text)).toEqual(expected);
});

test.each([
  ['Found with @ines_b, and @JO!', ['@ines_b → ines_b', '@JO → jo']],
  ['@jo', ['@jo → jo']],
  ['@jo-anne and (@jo)', ['@jo → jo', '@jo → jo']],
  [
    '#HomeOffice #home-office #home_office',
    ['#HomeOffice → home-office', '#home-office → home-office', '#home_office → home-office'],
  ],
  ['好的#茶 #茶! 谢谢@jo你好', ['#茶 → tea', '#茶 → tea', '@jo → jo']],
  ['See https://a.example/x.', ['https://a.example/x → https://a.example/x']],
  [
    '(https://a.example/x_(y)) HTTP://B.example?',
    ['https://a.example/x_(y) → https://a.example/x_(y)', 'HTTP://B.example → http://b.example/'],
  ],
  ['看https://a.example/x，很好', ['https://a.example/x → https://a.example/x']],
  ['https://a.example/\u202Egnp.exe', ['https://a.example/ → https://a.example/']],
  ['https://a.example/@jo#tea', ['https://a.example/@jo#tea → https://a.example/@jo#tea']],
])('what %j links to', (text, expected) => {
  expect(links(text)).toEqual(expected);
});

test('joined, the parts are the text again', () => {
  const pieces = constantFrom(
    '@jo',
    '@',
    '#',
    '#tea',
    '#home-office',
    'https://a.example/',
    'http://',
    '(',
    ')',
    '.',
    ' ',
    '\n',
    '-',
    'x',
    '茶',
    '\u202E',
    '\u0000',
    '👩‍🍳',
    '<script>',
    '\ud800',
  );
  assert(
    property(array(pieces), (some) => {
      const text = some.join('');
      expect(
        textParts(text, post)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
