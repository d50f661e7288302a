import type { RequestEvent } from '@sveltejs/kit';
import { call, routes } from '#lib/api/index.ts';
import { pageLocale } from '#page-language';

/** The interests that have another name in the language of the page than in that of the shop, by slug. */
export async function readInterestNames({
  fetch,
  platform,
}: Pick<RequestEvent, 'fetch' | 'platform'>): Promise<Record<string, string>> {
  // Names that posts and people bring are in the language of the shop already.
  if (platform?.req.sparkLocale === pageLocale()) return {};
  try {
    const { items } = await call(fetch, routes.listInterestNames);
    return Object.fromEntries(items.map(({ slug, name }) => [slug, name]));
  } catch {
    // A page with the shop's names is better than none; whatever keeps them from being read is told by the page itself.
    return {};
  }
}
