import { expect, test } from 'vitest';
import { sniffFormat } from './sniff-format.ts';

const heif = (major: string, ...compatible: string[]) => {
  const size = String.fromCharCode(16 + 4 * compatible.length);
  return `\0\0\0${size}ftyp${major}\0\0\0\0${compatible.join('')}rest of the file`;
};

test.each([
  ['jpeg', '\xff\xd8\xff\xe0'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['gif', 'GIF89a'],
  ['webp', 'RIFF\0\0\0\0WEBPVP8 '],
  ['avif', heif('avif', 'mif1', 'miaf')],
  ['avif', heif('mif1', 'miaf', 'avif')],
  ['heic', heif('heic', 'mif1')],
  ['heic', heif('mif1', 'heic')],
  [null, heif('qt  ')],
  [null, heif('isom', 'mp41')],
  [null, 'RIFF\0\0\0\0WAVEfmt '],
  [null, '<svg xmlns="http://www.w3.org/2000/svg">'],
  [null, '\x1f\x8b\x08\0<svg>'],
  [null, 'II*\0'],
  [null, 'BM'],
  [null, 'MZ'],
  [null, '\0\0\0\x0cjP  \r\n\x87\n'],
  [null, 'ftyp'],
  [null, ''],
])('is %s for %j', (format, head) => {
  expect(sniffFormat(Buffer.from(head, 'latin1'))).toBe(format);
});
