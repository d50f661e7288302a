import { expect, test } from 'vitest';
import { composeLetter } from './compose-letter.ts';

const letter = composeLetter({
  lang: 'en',
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
  expect(letter.html).toContain('<td>2 × Lamp</td><td>$40.00</td>');
});

test('nothing that people wrote becomes markup', () => {
  expect(letter.html).toContain('Lamps &amp; &lt;b&gt;rugs&lt;/b&gt;');
  expect(letter.html).toContain('href="https://shop.test/?a=1&amp;b=&quot;2&quot;"');
});
