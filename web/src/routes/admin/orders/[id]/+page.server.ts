import { act, textOf } from '#features/admin/act.server.ts';
import { requireOperator } from '#features/admin/require-operator.server.ts';
import { call, newIdempotencyKey, routes } from '#lib/api/index.ts';
import { countryName } from '#lib/server/country-name.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent }) => {
  await requireOperator(parent);
  const order = await call(fetch, routes.getAdminOrder, { params: { id: params.id } });
  return { order, country: countryName(order.address.country), refundKey: newIdempotencyKey() };
};

export const actions: Actions = {
  paid: act(({ fetch, params }) => call(fetch, routes.markOrderPaid, { params: idOf(params) })),
  shipped: act(({ fetch, params }, form) =>
    call(fetch, routes.markOrderShipped, {
      params: idOf(params),
      body: { tracking: textOf(form, 'tracking') || null },
    }),
  ),
  cancel: act(({ fetch, params }, form) =>
    call(fetch, routes.cancelAdminOrder, {
      params: idOf(params),
      body: { note: textOf(form, 'note') || null },
    }),
  ),
  refund: act(({ fetch, params }, form) =>
    call(fetch, routes.refundOrder, {
      params: idOf(params),
      body: {
        note: textOf(form, 'note') || null,
        ...(textOf(form, 'scope') === 'lines' ? { lines: piecesIn(form) } : {}),
      },
      idempotencyKey: textOf(form, 'key') || newIdempotencyKey(),
    }),
  ),
};

function idOf({ id = '' }: Partial<Record<string, string>>): { id: string } {
  return { id };
}

/** The pieces of each line that are given back; lines without any are left out. */
function piecesIn(form: FormData): { lineId: string; quantity: number }[] {
  return [...form.keys()].flatMap((name) => {
    const [, lineId] = /^pieces-(.+)$/.exec(name) ?? [];
    const quantity = Number(textOf(form, name));
    return lineId === undefined || quantity === 0 ? [] : [{ lineId, quantity }];
  });
}
