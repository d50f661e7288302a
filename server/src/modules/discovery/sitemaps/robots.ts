import { addresses } from '../addresses.ts';

/** What is of use to one person only, or endless: not worth anybody's reading. Pages among it say `noindex`, too. */
const closed = [
  '/api/',
  '/admin',
  '/bag',
  '/checkout',
  '/compose',
  '/drafts',
  '/join',
  '/notifications',
  '/orders',
  '/saved',
  '/search',
  '/seen',
  '/settings',
  '/sign-',
  '/welcome/',
];
// What pages are drawn with, and what programs that show previews read.
const open = ['/api/v1/oembed'];

/** What programs that read the web are told. */
export function robotsText(publicUrl: string): string {
  return [
    'User-agent: *',
    ...open.map((path) => `Allow: ${path}`),
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${publicUrl}${addresses.sitemap}`,
    '',
  ].join('\n');
}
