import { requireMe } from '#features/account/require-me.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => ({ me: await requireMe(parent, url) });
