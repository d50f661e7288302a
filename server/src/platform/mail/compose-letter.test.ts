import { expect, test } from 'vitest';
import { say } from '../sentences/index.ts';
import { composeLetter } from './compose-letter.ts';

const letter = composeLetter({
  locale: 'en',
  subject: 'A letter',
  parts: [
    'Lamps & <b>rugs</b>',
    { lines: ['Mira', 'Main Street 1'] },
    { rows: [['2 × Lamp', '$40.00']] },
    { words: 'Look at it', href: 'https://shop.test/?a=1&b="2"', look: 'button' },
  ],
});

test('text and HTML say the same', () => {
  expect(letter.text).toBe(
    'Lamps & <b>rugs</b>\n\nMira\nMain Street 1\n\n2 × Lamp: $40.00\n\nLook at it: https://shop.test/?a=1&b="2"',
  );
  expect(letter.html).toContain('<p>Mira<br>Main Street 1</p>');
  expect(letter.html).toMatch(/<td[^>]*>2 × Lamp<\/td><td[^>]*>\$40.00<\/td>/);
});

test('nothing that people wrote becomes markup', () => {
  expect(letter.html).toContain('Lamps &amp; &lt;b&gt;rugs&lt;/b&gt;');
  expect(letter.html).toContain('href="https://shop.test/?a=1&amp;b=&quot;2&quot;"');
});

test('things are listed each with where it leads, and ways out stand small at the end', () => {
  const { text, html } = composeLetter({
    locale: 'zh-CN',
    subject: 'A digest',
    parts: [
      { heading: 'Your posts' },
      { items: [{ words: 'Mira <3 it', detail: 'Three lamps', href: 'https://shop.test/p/1' }] },
      { small: 'You chose this.', links: [{ words: 'No more', href: 'https://shop.test/u/1' }] },
    ],
  });
  expect(text).toBe(
    'Your posts\n\n• Mira <3 it\n  Three lamps\n  https://shop.test/p/1\n\n-- \nYou chose this.\nNo more: https://shop.test/u/1',
  );
  expect(html).toContain('<html lang="zh-CN"');
  expect(html).toContain('Mira &lt;3 it</a>');
  expect(html).toContain('<a href="https://shop.test/u/1" style="color:inherit">No more</a>');
});

test('what is written the other way is kept together', () => {
  const { text, html } = composeLetter({
    locale: 'ar',
    subject: say`Hello ${'Mira B.'},`,
    parts: [{ lines: ['12 Elm Street'] }, 'Mira', say`Hello ${'ميرا'},`, { rows: [], sum: ['12 Elm', '1'] }],
  });
  expect(text).toContain('\u206812 Elm Street\u2069\n\nMira\n\n');
  expect(text).not.toContain('\u2068ميرا');
  expect(html).toMatch(/text-align:left[^>]*font-weight:600">1</);
});
