import { recordChanges, wholeSeconds, type Change } from '../../../platform/changes/index.ts';
import type { Trx } from '../../../platform/db/index.ts';
import type { LockedOrder } from './orders.queries.ts';

/** Tells which products somebody bought and which posts brought them to it, or that they gave all of them back. */
export async function tellPurchases(
  trx: Trx,
  { user_id: person }: Pick<LockedOrder, 'user_id'>,
  { lines, by, at }: { lines: LockedOrder['lines']; by: 1 | -1; at: Date },
): Promise<void> {
  const facts = { response: 'order', by, at: wholeSeconds(at) } as const;
  await recordChanges(
    trx,
    lines.flatMap(({ product_id: productId, credit_post_id: postId }): Change[] => [
      ...(postId === null
        ? []
        : [{ topic: 'response' as const, subject: postId, detail: { person, ...facts } }]),
      ...(productId === null || person === null
        ? []
        : [
            {
              topic: 'touch' as const,
              subject: productId,
              detail: { person, kind: 'product' as const, ...facts },
            },
          ]),
    ]),
  );
}
