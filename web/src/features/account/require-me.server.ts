import type { Me } from '@spark/contract';
import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';

/** The signed-in person; a visitor is led to sign in and comes back to this page. */
export async function requireMe(parent: () => Promise<{ me: Me | null }>, url: URL): Promise<Me> {
  const { me } = await parent();
  if (me === null) redirect(303, paths.signIn(url.pathname + url.search));
  return me;
}
