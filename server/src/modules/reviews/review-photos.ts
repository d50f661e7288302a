import type { NewReview } from '@spark/contract';
import type { Db, Trx } from '../../platform/db/index.ts';
import { invalid, type ProblemDetail } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { attachMedia } from '../media/index.ts';

/** A photo of a review with its description. */
export interface NamedPhoto {
  id: string;
  alt: string;
}

/** The photos that were sent, whichever way they are named; `null` where none were. Throws `validation_failed`. */
export function namedPhotos({ media, mediaIds }: Pick<NewReview, 'media' | 'mediaIds'>): NamedPhoto[] | null {
  if (media === undefined) return mediaIds?.map((id) => ({ id, alt: '' })) ?? null;
  if (mediaIds !== undefined) {
    throw invalid({ path: '/mediaIds', message: say`Name the photos by media or by mediaIds, not by both.` });
  }
  if (new Set(media.map(({ id }) => id)).size < media.length) {
    throw invalid({ path: '/media', message: say`The same photo is there twice.` });
  }
  return media.map(({ id, alt = '' }) => ({ id, alt: alt.trim() }));
}

/** The photos a review has, in their order. */
export async function loadPhotos(db: Db, reviewId: string): Promise<NamedPhoto[]> {
  return db
    .selectFrom('review_photos')
    .select(['media_id as id', 'alt'])
    .where('review_id', '=', reviewId)
    .orderBy('position')
    .execute();
}

/**
 * Gives a review exactly these photos: new ones are taken out of the unused uploads of their owner, those left out are handed
 * back. Throws `validation_failed` for one that is not among them.
 */
export async function storePhotos(
  trx: Trx,
  { reviewId, ownerId, photos, now }: { reviewId: string; ownerId: string; photos: NamedPhoto[]; now: Date },
): Promise<void> {
  const known = new Set((await loadPhotos(trx, reviewId)).map(({ id }) => id));
  const added = photos.flatMap(({ id }) => (known.has(id) ? [] : id));
  const taken = await attachMedia(trx, { ids: added, ownerId, purpose: 'review', now });
  refuseUnknown(photos, new Set([...known, ...taken.map(({ id }) => id)]));
  const kept = photos.map(({ id }) => id);
  await trx
    .deleteFrom('review_photos')
    .where('review_id', '=', reviewId)
    .$if(kept.length > 0, (query) => query.where('media_id', 'not in', kept))
    .execute();
  if (photos.length === 0) return;
  await trx
    .insertInto('review_photos')
    .values(photos.map(({ id, alt }, position) => ({ review_id: reviewId, media_id: id, alt, position })))
    .onConflict((conflict) =>
      conflict.columns(['review_id', 'media_id']).doUpdateSet((row) => ({
        alt: row.ref('excluded.alt'),
        position: row.ref('excluded.position'),
      })),
    )
    .execute();
}

function refuseUnknown(photos: readonly NamedPhoto[], known: ReadonlySet<string>): void {
  const message = say`This photo is not among your unused uploads. Upload it again.`;
  const [first, ...others] = photos.flatMap(({ id }, index): ProblemDetail[] =>
    known.has(id) ? [] : [{ path: `/media/${index}/id`, message }],
  );
  if (first !== undefined) throw invalid(first, ...others);
}

/** The review a photo is part of. */
export async function findReviewOfPhoto(db: Db, mediaId: string): Promise<string[]> {
  const photos = await db
    .selectFrom('review_photos')
    .select('review_id')
    .where('media_id', '=', mediaId)
    .execute();
  return photos.map((photo) => photo.review_id);
}
