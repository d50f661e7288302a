import { fail, type RequestEvent } from '@sveltejs/kit';
import { requireMe } from '#features/account/require-me.server.ts';
import { snoozeEnd } from '#features/tuning/amounts.ts';
import { readAmounts } from '#features/tuning/settings-forms.server.ts';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const me = await requireMe(parent, url);
  const cursor = url.searchParams.get('cursor');
  const [settings, hiddenPosts] = await Promise.all([
    call(fetch, routes.getFeedSettings),
    orRestart(call(fetch, routes.listHiddenPosts, { query: cursor === null ? {} : { cursor } }), url),
  ]);
  return { me, settings, hiddenPosts };
};

export const actions: Actions = {
  save: (event) =>
    act(event, async (form) => {
      await call(event.fetch, routes.updateFeedSettings, { body: readAmounts(form) });
    }),
  snooze: (event) =>
    act(event, async (form) => {
      const rest = { slug: textOf(form, 'slug'), snoozedUntil: snoozeEnd(Date.now()) };
      await call(event.fetch, routes.updateFeedSettings, { body: { interests: [rest] } });
    }),
  wake: (event) =>
    act(event, async (form) => {
      const awake = { slug: textOf(form, 'slug'), snoozedUntil: null };
      await call(event.fetch, routes.updateFeedSettings, { body: { interests: [awake] } });
    }),
  reset: (event) =>
    act(event, async () => {
      await call(event.fetch, routes.resetFeedSettings);
    }),
  showAgain: (event) =>
    act(event, async (form) => {
      await call(event.fetch, routes.showPostAgain, { params: { id: textOf(form, 'id') } });
    }),
};

/** Does what a form asks for; what the server refuses is said on the page. */
async function act({ request }: RequestEvent, change: (form: FormData) => Promise<void>) {
  try {
    await change(await request.formData());
    return { said: 'Saved' };
  } catch (caught) {
    return fail(422, { refused: sentenceOf(caught) });
  }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
