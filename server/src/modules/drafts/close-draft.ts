import type { Trx } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';

/**
 * Leaves only the id of a draft that becomes a post, also of one that never left its device. Throws `conflict` when it
 * became one already: of two posts made of it at the same moment the second waits here, and is refused.
 */
export async function closeDraft(
  trx: Trx,
  { draftId, authorId, now }: { draftId: string; authorId: string; now: Date },
): Promise<void> {
  const closed = await trx
    .insertInto('drafts')
    .values({
      id: draftId,
      author_id: authorId,
      content: '{}',
      published_at: now,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ content: '{}', published_at: now, discarded_at: null, updated_at: now })
        .where('drafts.author_id', '=', authorId)
        .where('drafts.published_at', 'is', null),
    )
    .executeTakeFirst();
  if (closed.numInsertedOrUpdatedRows === 0n) {
    throw new ProblemError('conflict', say`This draft was published already. You find it among your posts.`);
  }
  await trx.deleteFrom('draft_media').where('draft_id', '=', draftId).execute();
}
