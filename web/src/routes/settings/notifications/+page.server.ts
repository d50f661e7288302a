import { fail } from '@sveltejs/kit';
import { requireMe } from '#features/account/require-me.server.ts';
import { readChoices, readTiming } from '#features/notifications/settings-form.server.ts';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const me = await requireMe(parent, url);
  const [settings, { items: devices }] = await Promise.all([
    call(fetch, routes.getNotificationSettings),
    call(fetch, routes.listPushDevices),
  ]);
  return {
    email: me.email,
    settings,
    devices,
    timeZones: [...new Set(['UTC', settings.timeZone, ...Intl.supportedValuesOf('timeZone')])],
  };
};

export const actions: Actions = {
  choices: async ({ fetch, request }) => {
    const body = { choices: readChoices(await request.formData()) };
    return answer(() => call(fetch, routes.changeNotificationSettings, { body }), 'Saved');
  },
  timing: async ({ fetch, request }) => {
    const body = readTiming(await request.formData());
    return answer(() => call(fetch, routes.changeNotificationSettings, { body }), 'Saved', 'timing');
  },
  testDevice: async ({ fetch, request }) => {
    const id = String((await request.formData()).get('id') ?? '');
    return answer(() => call(fetch, routes.testPushDevice, { params: { id } }), 'A message is on its way');
  },
  removeDevice: async ({ fetch, request }) => {
    const id = String((await request.formData()).get('id') ?? '');
    return answer(
      () => call(fetch, routes.removePushDevice, { params: { id } }),
      'Nothing is sent there any more',
    );
  },
};

/** Says what came of it, and of which part of the page what was refused is. */
async function answer(ask: () => Promise<unknown>, said: string, part: 'timing' | 'others' = 'others') {
  try {
    await ask();
    return { said };
  } catch (caught) {
    return fail(422, { refused: sentenceOf(caught), part });
  }
}
