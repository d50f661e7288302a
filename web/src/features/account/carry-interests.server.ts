import { limits } from '@spark/contract';
import type { RequestEvent } from '@sveltejs/kit';
import { call, isApiProblem, routes } from '#lib/api/index.ts';
import { forgetInterests, readInterests } from '#lib/interests-cookie.ts';

/**
 * Carries the interests kept on this device into an account that has none yet, and forgets them here. Returns whether
 * the account has interests now. To be called once the visitor is signed in.
 */
export async function carryInterests({
  cookies,
  fetch,
}: Pick<RequestEvent, 'cookies' | 'fetch'>): Promise<boolean> {
  const slugs = readInterests(cookies);
  const me = await call(fetch, routes.getMe);
  const hasInterests = me.interests.length > 0;
  if (!hasInterests && slugs.length < limits.minInterests) return false;
  try {
    if (!hasInterests) await call(fetch, routes.setMyInterests, { body: { slugs } });
  } catch (caught) {
    // An interest may have gone since it was chosen: the person chooses anew, signed in all the same.
    if (isApiProblem(caught) && caught.problem.code === 'validation_failed') return false;
    throw caught;
  }
  forgetInterests(cookies);
  return true;
}
