import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

/** Who is signed in, again or still, has an account that others see. */
export const load: PageServerLoad = async ({ parent }) => {
  const { me } = await parent();
  if (me !== null) redirect(303, paths.forYou);
};
