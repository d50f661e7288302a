import { redirect } from '@sveltejs/kit';
import { askAuth } from '#features/account/ask-auth.server.ts';
import { paths } from '#lib/paths.ts';
import type { RequestHandler } from './$types';

/** Ends this session and leads home; forms of the page lead here. */
export const POST: RequestHandler = async (event) => {
  await askAuth(event, '/sign-out', {});
  redirect(303, paths.newest);
};
