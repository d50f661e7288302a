import { fail, redirect } from '@sveltejs/kit';
import { call, codeOf, isApiProblem, routes, sentenceOf } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const { me } = await parent();
  const token = tokenOf(url);
  // Without a letter it is for whoever is signed in with the address.
  if (token === undefined && me === null) redirect(303, paths.signIn(paths.waitingReviews));
  const wish = url.searchParams.get('do');
  try {
    const { items } = await call(fetch, routes.listWaitingReviews, { query: querying(token) });
    return { me, items, wish, here: url.pathname + url.search };
  } catch (caught) {
    // A link that was cut in the letter leads nowhere, and nothing is wrong with that but the link.
    if (codeOf(caught) === 'not_found') return { me, items: null, wish, here: url.pathname + url.search };
    throw caught;
  }
};

// Programs that look into letters follow their links; only a person presses a button.
export const actions: Actions = {
  publish: (event) =>
    settle(event, async (ids, token) => {
      const { items } = await call(event.fetch, routes.publishWaitingReviews, { body: { ids, ...token } });
      return { published: items.filter(({ outcome }) => outcome === 'published').length };
    }),
  discard: (event) =>
    settle(event, async (ids, token) => {
      await call(event.fetch, routes.discardWaitingReviews, { body: { ids, ...token } });
      return { discarded: ids.length };
    }),
  refuse: async ({ fetch, url }) => {
    try {
      await call(fetch, routes.refuseWaitingReviews, { body: querying(tokenOf(url)) });
      return { isRefused: true };
    } catch (caught) {
      return refusal(caught);
    }
  },
};

async function settle(
  { request, url }: Pick<RequestEvent, 'request' | 'url'>,
  act: (ids: string[], token: { token?: string }) => Promise<object>,
) {
  const ids = (await request.formData()).getAll('id').map(String);
  if (ids.length === 0) return fail(422, { refused: 'Tick at least one of them.' });
  try {
    return await act(ids, querying(tokenOf(url)));
  } catch (caught) {
    return refusal(caught);
  }
}

function refusal(caught: unknown) {
  return fail(isApiProblem(caught) ? caught.problem.status : 503, { refused: sentenceOf(caught) });
}

function tokenOf(url: URL): string | undefined {
  return url.searchParams.get('token') ?? undefined;
}

function querying(token: string | undefined): { token?: string } {
  return token === undefined ? {} : { token };
}
