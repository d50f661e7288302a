import type { RequestEvent } from '@sveltejs/kit';
import { call, isApiProblem, routes } from '#lib/api/index.ts';
import { hiddenCookie, parsePostIds, savesCookie, smilesCookie } from '#lib/post-cookies.ts';

/** What is done, by whoever just signed in, with each post that a cookie of this device keeps. */
const deeds = {
  [hiddenCookie]: (fetch: Fetch, id: string) =>
    call(fetch, routes.hidePost, { params: { id }, body: { reason: 'post' } }),
  [smilesCookie]: (fetch: Fetch, id: string) => call(fetch, routes.smile, { params: { id } }),
  [savesCookie]: (fetch: Fetch, id: string) => call(fetch, routes.save, { params: { id } }),
};

/** Gone since, one's own, or not to be reached: there is nothing to do with it any more. */
const settled = [403, 404, 410, 422];

/** Carries the posts hidden, smiled at and saved on this device into the account of whoever just signed in, and forgets them here. */
export async function carryPosts({ cookies, fetch }: Pick<RequestEvent, 'cookies' | 'fetch'>): Promise<void> {
  for (const [cookie, deed] of Object.entries(deeds)) {
    const ids = parsePostIds(cookies.get(cookie));
    if (ids.length === 0) continue;
    const carried = await Promise.all(ids.map((id) => isCarried(deed(fetch, id))));
    // Signed in all the same: what was not taken stays on the device, and is brought in the next time.
    if (carried.every(Boolean)) cookies.delete(cookie, { path: '/', httpOnly: false });
  }
}

async function isCarried(done: Promise<unknown>): Promise<boolean> {
  try {
    await done;
    return true;
  } catch (caught) {
    if (!isApiProblem(caught)) throw caught;
    return settled.includes(caught.problem.status);
  }
}

type Fetch = typeof globalThis.fetch;
