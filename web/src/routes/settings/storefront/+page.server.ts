import { error, fail, redirect } from '@sveltejs/kit';
import { requireMe } from '#features/account/require-me.server.ts';
import { choosable, moveShelf, shelvesOf } from '#features/storefront/shelf-choice.ts';
import {
  checkEntry,
  entryOf,
  readEntry,
  readOwnLists,
  readOwnStorefront,
} from '#features/storefront/storefront-form.server.ts';
import { call, isApiProblem, routes, sentenceOf } from '#lib/api/index.ts';
import { fieldErrors } from '#lib/field-errors.ts';
import { paths } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const me = await requireMe(parent, url);
  if (!me.badges.includes('creator')) error(404, 'There is nothing here.');
  const [storefront, lists] = await Promise.all([readOwnStorefront(fetch), readOwnLists(fetch)]);
  return {
    lists: choosable(lists, storefront?.listIds ?? []),
    entry: entryOf(storefront, me),
    name: storefront?.slug ?? null,
  };
};

export const actions: Actions = {
  save: async ({ fetch, request }) => {
    const entry = readEntry(await request.formData());
    const remarks = checkEntry(entry);
    if (Object.keys(remarks).length > 0) return fail(422, { entry, remarks });
    const { slug, title, intro } = entry;
    try {
      await call(fetch, routes.putMyStorefront, { body: { slug, title, intro, listIds: shelvesOf(entry) } });
    } catch (caught) {
      const status = isApiProblem(caught) ? caught.problem.status : 503;
      const named = fieldErrors(caught);
      return fail(status, {
        entry,
        remarks: Object.keys(named).length > 0 ? named : { form: sentenceOf(caught) },
      });
    }
    redirect(303, paths.storefront(slug));
  },
  /** Moves a list by a place for those without scripts; nothing is saved yet. */
  arrange: async ({ request }) => {
    const form = await request.formData();
    const entry = readEntry(form);
    const [up, down] = [form.get('up'), form.get('down')];
    const order = moveShelf(entry.order, String(up ?? down ?? ''), up === null ? 1 : -1);
    return { entry: { ...entry, order }, remarks: {} };
  },
  close: async ({ fetch }) => {
    try {
      await call(fetch, routes.closeMyStorefront);
    } catch (caught) {
      return fail(isApiProblem(caught) ? caught.problem.status : 503, {
        entry: null,
        remarks: { close: sentenceOf(caught) },
      });
    }
    redirect(303, paths.settings);
  },
};
