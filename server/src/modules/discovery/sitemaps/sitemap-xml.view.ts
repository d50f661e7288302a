import { element } from '../markup.ts';
import { addresses } from '../addresses.ts';
import type { SiteEntry } from './site-entries.queries.ts';
import type { SitePart } from './site-map.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The index of all parts. */
export function sitemapIndex(parts: readonly SitePart[], publicUrl: string): string {
  const entries = parts.map(({ kind, from, modified }) =>
    entry('sitemap', publicUrl + addresses.sitemapPart(kind, from), modified),
  );
  const places = entry('sitemap', publicUrl + addresses.sitemapPart('places', 'all'), null);
  return `${head}<sitemapindex ${namespace}>\n${[places, ...entries].join('')}</sitemapindex>\n`;
}

/** A part, piece by piece as its pages are read. */
export async function* sitemapPart(
  portions: AsyncIterable<readonly SiteEntry[]>,
  publicUrl: string,
): AsyncGenerator<string> {
  yield `${head}<urlset ${namespace}>\n`;
  for await (const entries of portions) {
    yield entries.map(({ address, modified }) => entry('url', publicUrl + address, modified)).join('');
  }
  yield '</urlset>\n';
}

function entry(name: string, address: string, modified: Date | null): string {
  return `<${name}>${element('loc', address)}${element('lastmod', modified?.toISOString())}</${name}>\n`;
}
