import type { Bag } from '@spark/contract';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isApiProblem } from '#lib/api/index.ts';
import { readMe } from '#lib/server/read-me.ts';
import { paths } from '#lib/paths.ts';
import { acceptChanges } from './accept-changes.ts';
import type { BagKeeper } from './bag-keeper.ts';
import { bagOf } from './device-bag.server.ts';

type Change = (bag: BagKeeper, form: FormData) => Promise<Bag>;

/** The forms of the bag, for whoever has no JavaScript. */
export const bagForms = {
  add: change((bag, form) => {
    const fromPostId = text(form, 'fromPostId') || null;
    return bag.put({ productId: text(form, 'productId'), quantity: 1, fromPostId });
  }),
  quantity: change((bag, form) =>
    bag.put({ productId: text(form, 'productId'), quantity: Number(text(form, 'quantity')) }),
  ),
  remove: change((bag, form) => bag.remove(text(form, 'productId'))),
  accept: change(async (bag) => acceptChanges(bag, await bag.read())),
};

function change(write: Change) {
  return async (event: RequestEvent) => {
    const form = await event.request.formData();
    try {
      await write(bagOf(event, (await readMe(event)) !== null), form);
    } catch (caught) {
      if (!isApiProblem(caught)) throw caught;
      return fail(caught.problem.status, { refused: caught.message });
    }
    redirect(303, paths.bag);
  };
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
