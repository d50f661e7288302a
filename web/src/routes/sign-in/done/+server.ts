import { redirect } from '@sveltejs/kit';
import { carryAlong } from '#features/account/carry-along.server.ts';
import { paths, safeThen } from '#lib/paths.ts';
import { readMe } from '#lib/server/read-me.ts';
import type { RequestHandler } from './$types';

/** Where the ways to sign in end that are no form of ours: what the device kept comes along, then one goes on. */
export const GET: RequestHandler = async (event) => {
  const then = event.url.searchParams.get('then');
  const me = await readMe(event);
  if (me === null) redirect(303, paths.signIn(then ?? undefined));
  const hasInterests = await carryAlong(event);
  redirect(303, then === null && !hasInterests ? paths.welcome : safeThen(then));
};
