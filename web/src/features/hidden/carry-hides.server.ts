import type { RequestEvent } from '@sveltejs/kit';
import { call, isApiProblem, routes } from '#lib/api/index.ts';
import { hiddenCookie, parseHidden } from '#lib/hidden-cookie.ts';

/** Carries the posts hidden on this device into the account of whoever just signed in, and forgets them here. */
export async function carryHides({ cookies, fetch }: Pick<RequestEvent, 'cookies' | 'fetch'>): Promise<void> {
  const ids = parseHidden(cookies.get(hiddenCookie));
  if (ids.length === 0) return;
  const carried = await Promise.all(ids.map((id) => carryHide(fetch, id)));
  // Signed in all the same: what was not taken stays on the device, and is brought in the next time.
  if (carried.every((isCarried) => isCarried)) cookies.delete(hiddenCookie, { path: '/', httpOnly: false });
}

async function carryHide(fetch: typeof globalThis.fetch, id: string): Promise<boolean> {
  try {
    await call(fetch, routes.hidePost, { params: { id }, body: { reason: 'post' } });
    return true;
  } catch (caught) {
    if (!isApiProblem(caught)) throw caught;
    // Gone since, or one's own: there is nothing to hide any more.
    return caught.problem.status === 404 || caught.problem.status === 422;
  }
}
