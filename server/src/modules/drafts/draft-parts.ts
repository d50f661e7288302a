import type { DraftContent } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';

/** Ids of the photos somebody put into a draft, each once. */
export function photosOf(content: DraftContent): string[] {
  const photos = content.photos.map((photo) => photo.mediaId);
  const options = content.poll?.options.flatMap((option) => option.mediaId ?? []) ?? [];
  return [...new Set([...photos, ...options])];
}

/** Ids of the products somebody put into a draft, each once. */
export function productsOf(content: DraftContent): string[] {
  const tagged = content.photos.flatMap((photo) => photo.tags.map((tag) => tag.productId));
  const options = content.poll?.options.flatMap((option) => option.productId ?? []) ?? [];
  return [...new Set([...tagged, ...content.productIds, ...options])];
}

/**
 * Notes which photos a draft uses, so that they are not swept. Ids that are no photos of its author are passed over
 * without a word: what was typed beside them must not be lost for it.
 */
export async function keepDraftPhotos(
  trx: Trx,
  { id, authorId, content }: { id: string; authorId: string; content: DraftContent },
): Promise<void> {
  const ids = photosOf(content);
  await trx
    .deleteFrom('draft_media')
    .where('draft_id', '=', id)
    .$if(ids.length > 0, (query) => query.where('media_id', 'not in', ids))
    .execute();
  if (ids.length === 0) return;
  await trx
    .insertInto('draft_media')
    .columns(['draft_id', 'media_id'])
    .expression((query) =>
      query
        .selectFrom('media')
        .select((select) => [select.val(id).as('draft_id'), 'media.id'])
        .where('media.id', 'in', ids)
        .where('media.owner_id', '=', authorId)
        // One that is swept at this moment is waited for, and passed over.
        .forKeyShare(),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
