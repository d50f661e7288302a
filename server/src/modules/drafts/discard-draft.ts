import type { Trx } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';

/** Throws one's own draft away; for a day keeping it again brings it back. Throws `not_found`. */
export async function discardDraft(
  trx: Trx,
  { id, authorId, now }: { id: string; authorId: string; now: Date },
): Promise<void> {
  const discarded = await trx
    .updateTable('drafts')
    .set({ discarded_at: now, updated_at: now })
    .where('id', '=', id)
    .where('author_id', '=', authorId)
    .where('published_at', 'is', null)
    .executeTakeFirst();
  if (discarded.numUpdatedRows === 0n) throw notFound('draft');
}
