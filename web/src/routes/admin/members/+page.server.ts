import { fail } from '@sveltejs/kit';
import { requireOperator } from '#features/admin/require-operator.server.ts';
import { call, isApiProblem, routes, sentenceOf } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  await requireOperator(parent);
  const q = url.searchParams.get('q')?.trim().slice(0, 320) ?? '';
  const cursor = url.searchParams.get('cursor');
  const asked = q === '' ? {} : { q };
  const query = { ...asked, ...(cursor === null ? {} : { cursor }) };
  const members = await orRestart(call(fetch, routes.listMembers, { query }), url);
  return { members, asked };
};

export const actions: Actions = {
  grant: async ({ fetch, request }) => {
    const form = await request.formData();
    const handle = String(form.get('handle') ?? '');
    const day = String(form.get('until') ?? '');
    // The last day is a whole one.
    const until = /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T23:59:59Z` : null;
    return attempt(
      () => call(fetch, routes.grantMember, { params: { handle }, body: { until } }),
      `@${handle} is a member`,
    );
  },
  revoke: async ({ fetch, request }) => {
    const handle = String((await request.formData()).get('handle') ?? '');
    return attempt(
      () => call(fetch, routes.revokeMember, { params: { handle } }),
      `@${handle} is no member any more`,
    );
  },
};

async function attempt(work: () => Promise<unknown>, said: string) {
  try {
    await work();
    return { said };
  } catch (caught) {
    return fail(isApiProblem(caught) ? caught.problem.status : 503, { refused: sentenceOf(caught) });
  }
}
