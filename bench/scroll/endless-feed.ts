import type { FeedPage } from '@spark/contract';
import type { Page } from '../../e2e/src/harness/launch-browser.ts';

const firstPages = 10;

/** What a feed asks for its next page by. */
export const nextPageAddress = '**/api/v1/feed?*';

/** Lets the feed go on for ever: the demo's own pages come again, each post under an id of its own. */
export async function endlessFeed(page: Page, url: string): Promise<void> {
  const nextPage = await endlessPages(url);
  await page.route(nextPageAddress, (route) => route.fulfill({ json: nextPage() }));
}

/** Pages of such a feed, one after the other: after ten of them the same posts come again. */
export async function endlessPages(url: string): Promise<() => FeedPage> {
  const real: FeedPage[] = [];
  for (let cursor: string | null = ''; cursor !== null && real.length < firstPages;) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    // The contract's own shape, from our own server.
    const next = (await fetch(`${url}/api/v1/feed?view=newest${query}`).then((answer) =>
      answer.json(),
    )) as FeedPage;
    real.push(next);
    cursor = next.nextCursor;
  }
  let answered = 0;
  return () => {
    answered += 1;
    const items = (real[answered % real.length]?.items ?? []).map((post, at) => ({
      ...post,
      id: numbered(answered * 100 + at),
      viewer: { ...post.viewer, own: false },
    }));
    return { items, nextCursor: 'goes-on', cursor: null };
  };
}

function numbered(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}
