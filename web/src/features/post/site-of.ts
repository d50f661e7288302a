import type { Post } from '@spark/contract';

/** The site a link leads to: its address and, where the page gives itself another name, that name. */
export function siteOf({ url, site }: Pick<NonNullable<Post['link']>, 'url' | 'site'>): {
  name: string | null;
  host: string;
} {
  // What a page says of itself may be anything; where the link leads is always told beside it.
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : site;
  const isNamed = site !== '' && site.toLowerCase().replace(/^www\./, '') !== host;
  return { name: isNamed ? site : null, host };
}
