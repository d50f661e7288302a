import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import type { RequestHandler } from './$types';

/** As much of a shared text as an address can carry; the service worker, which takes shares as a rule, takes all of it. */
const longestText = 1_500;

/** Takes what another app shares where the service worker could not: the words go along, photos are chosen anew. */
export const POST: RequestHandler = async ({ request }) => {
  const form = await request.formData();
  const shared = new URLSearchParams();
  for (const name of ['title', 'text', 'url']) {
    const value = form.get(name);
    if (typeof value === 'string' && value !== '') shared.set(name, value.slice(0, longestText));
  }
  redirect(303, shared.size === 0 ? paths.compose : `${paths.compose}?${shared}`);
};
