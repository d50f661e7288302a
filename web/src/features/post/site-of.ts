import type { Post } from '@spark/contract';

/** The site a link leads to: its address and, where the page gives itself a name its address does not tell, that name. */
export function siteOf({ url, site }: Pick<NonNullable<Post['link']>, 'url' | 'site'>): {
  name: string | null;
  host: string;
} {
  // What a page says of itself may be anything; where the link leads is always told beside it.
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : site;
  const name = squash(site.replace(/^www\./i, ''));
  return { name: name === '' || squash(host).includes(name) ? null : site, host };
}

function squash(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
