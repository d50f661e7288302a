import { fail } from '@sveltejs/kit';
import { requireMe } from '#features/account/require-me.server.ts';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await requireMe(event.parent, event.url);
  const { items: devices } = await call(event.fetch, routes.listPushDevices);
  return { me, devices };
};

export const actions: Actions = {
  notifications: async ({ fetch, request }) => {
    const form = await request.formData();
    const notifications = {
      postActivity: form.has('postActivity'),
      commentReplies: form.has('commentReplies'),
    };
    try {
      await call(fetch, routes.updateMe, { body: { notifications } });
      return { said: 'Saved' };
    } catch (caught) {
      return fail(422, { refused: sentenceOf(caught) });
    }
  },
  testDevice: async ({ fetch, request }) => {
    const id = String((await request.formData()).get('id') ?? '');
    try {
      await call(fetch, routes.testPushDevice, { params: { id } });
      return { said: 'A message is on its way' };
    } catch (caught) {
      return fail(409, { refused: sentenceOf(caught) });
    }
  },
  removeDevice: async ({ fetch, request }) => {
    const id = String((await request.formData()).get('id') ?? '');
    try {
      await call(fetch, routes.removePushDevice, { params: { id } });
      return { said: 'Nothing is sent there any more' };
    } catch (caught) {
      return fail(409, { refused: sentenceOf(caught) });
    }
  },
};
