import { redirect } from '@sveltejs/kit';
import { requireOperator } from '#features/admin/require-operator.server.ts';
import { paths } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

/** What is to be done every day comes first. */
export const load: PageServerLoad = async ({ parent }) => {
  await requireOperator(parent);
  redirect(307, paths.adminOrders);
};
