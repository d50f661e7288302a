import { fail, type RequestEvent } from '@sveltejs/kit';
import { requireMe } from '#features/account/require-me.server.ts';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  await requireMe(parent, url);
  const from = (name: string) => {
    const cursor = url.searchParams.get(name);
    return { query: cursor === null ? {} : { cursor } };
  };
  const [blocks, mutes] = await Promise.all([
    orRestart(call(fetch, routes.listMyBlocks, from('blocked')), url, 'blocked'),
    orRestart(call(fetch, routes.listMyMutes, from('muted')), url, 'muted'),
  ]);
  return { blocks, mutes };
};

export const actions: Actions = {
  unblock: (event) => end(event, routes.unblockUser),
  unmute: (event) => end(event, routes.unmuteUser),
};

/** Takes a block or a mute back; what the server refuses is said on the page. */
async function end(
  { request, fetch }: RequestEvent,
  route: typeof routes.unblockUser | typeof routes.unmuteUser,
) {
  const handle = (await request.formData()).get('handle');
  try {
    await call(fetch, route, { params: { handle: typeof handle === 'string' ? handle : '' } });
    return { said: 'Saved' };
  } catch (caught) {
    return fail(422, { refused: sentenceOf(caught) });
  }
}
