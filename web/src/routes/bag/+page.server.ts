import { fail } from '@sveltejs/kit';
import { bagForms } from '#features/bag/bag-forms.server.ts';
import { bagOf } from '#features/bag/device-bag.server.ts';
import { handoverItems } from '#features/bag/handover-items.ts';
import { call, isApiProblem, routes } from '#lib/api/index.ts';
import { readMe } from '#lib/server/read-me.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  return { known: await bagOf(event, me !== null).read() };
};

export const actions: Actions = {
  ...bagForms,
  handover: async (event) => {
    try {
      const bag = await bagOf(event, (await readMe(event)) !== null).read();
      const body = { items: handoverItems(bag) };
      return { handover: await call(event.fetch, routes.createHandover, { body }) };
    } catch (caught) {
      if (!isApiProblem(caught)) throw caught;
      return fail(caught.problem.status, { refused: caught.message });
    }
  },
};
