import { call, routes } from '#lib/api/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
  review: await call(fetch, routes.getReview, { params }),
});
