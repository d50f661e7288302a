import type { FeedPage } from '@spark/contract';
import type { Page } from '../../e2e/src/harness/launch-browser.ts';

const firstPages = 10;

/** Lets the feed go on for ever: the demo's own pages come again, each post under an id of its own. */
export async function endlessFeed(page: Page, url: string): Promise<void> {
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
  await page.route('**/api/v1/feed?*', (route) => {
    answered += 1;
    const items = (real[answered % real.length]?.items ?? []).map((post, at) => ({
      ...post,
      id: numbered(answered * 100 + at),
      viewer: { ...post.viewer, own: false },
    }));
    return route.fulfill({ json: { items, nextCursor: 'goes-on', cursor: null } satisfies FeedPage });
  });
}

function numbered(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}
