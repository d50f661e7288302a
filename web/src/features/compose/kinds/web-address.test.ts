import { expect, test } from 'vitest';
import { looksWhole, withScheme } from './web-address.ts';

test.each([
  [' example.org/a ', 'https://example.org/a'],
  ['https://example.org', 'https://example.org'],
  ['http://example.org', 'http://example.org'],
  ['shop.example:8080/x', 'https://shop.example:8080/x'],
  ['mailto:ann@example.org', 'mailto:ann@example.org'],
  ['', ''],
])('%j is meant as %j', (typed, address) => expect(withScheme(typed)).toBe(address));

test.each([
  ['example.org', true],
  ['https://example.org/path?a=b', true],
  ['exam', false],
  ['https://', false],
  ['ftp://example.org', false],
  ['two words', false],
  ['http://localhost:3000/products/1', true],
  ['http://localhost:4000/products/1', false],
])('%j looks whole: %s', (typed, isWhole) => expect(looksWhole(typed, 'localhost:3000')).toBe(isWhole));
