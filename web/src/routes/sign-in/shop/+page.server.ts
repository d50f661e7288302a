import { error, redirect } from '@sveltejs/kit';
import { askAuth } from '#features/account/ask-auth.server.ts';
import { requireMe } from '#features/account/require-me.server.ts';
import { call, routes } from '#lib/api/index.ts';
import { paths, safeThen } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

/**
 * A page rather than a redirect: the security policy lets no form lead to another site, and the shop's sign-in is one. It
 * asks for the way there, which works once and in this browser only.
 */
export const load: PageServerLoad = async (event) => {
  const { fetch, parent, url } = event;
  const { shop } = await call(fetch, routes.getSignInWays);
  if (shop === null) error(404, 'There is no other sign-in here.');
  const connects = url.searchParams.has('connect');
  if (connects) await requireMe(parent, url);
  const then = url.searchParams.get('then');
  const back = connects ? paths.settingsAccount : paths.signIn(then ?? undefined);
  const answer = await askAuth(event, connects ? '/link-social' : '/sign-in/social', {
    provider: 'shop',
    callbackURL: connects
      ? `${paths.settingsAccount}?connected=1`
      : paths.signedIn(then === null ? undefined : safeThen(then)),
    errorCallbackURL: back,
    disableRedirect: true,
  });
  const address = answer.isOk ? addressIn(answer.data) : null;
  if (address === null) redirect(303, `${back}${back.includes('?') ? '&' : '?'}error=unreachable`);
  return { shop, address };
};

function addressIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('url' in data)) return null;
  return typeof data.url === 'string' ? data.url : null;
}
