import { expect, test } from 'vitest';
import { siteName } from './site-name.ts';

test.each([
  ['https://example.com/', 'example.com'],
  ['https://www.example.com:8443/', 'example.com'],
  ['https://EXAMPLE.com./', 'example.com'],
  ['https://www.com/', 'www.com'],
  ['https://bank.example.evil.example/', 'bank.example.evil.example'],
  ['https://bücher.example/', 'bücher.example'],
  ['https://日本語.example/', '日本語.example'],
  // Cyrillic letters that look like Latin ones, one of them among others, and a Latin one without its dot.
  ['https://аррӏе.com/', 'xn--80ak6aa92e.com'],
  ['https://pаypal.com/', 'xn--pypal-4ve.com'],
  ['https://paypaı.com/', 'xn--paypa-r4a.com'],
  // A slash that is none, and a name that says nothing.
  ['https://bank\u2044login.example/', 'xn--banklogin-tn0e.example'],
  ['https://xn--zzzzzz-.example/', 'xn--zzzzzz-.example'],
])('the site of %s', (address, site) => {
  expect(siteName(new URL(address))).toBe(site);
});
