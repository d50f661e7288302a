import type { Language, ReviewChange } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';
import { isSameLanguage, languageOf, writtenIn } from '../../platform/words/index.ts';
import { lockOwnReview, type TellReviews } from './own-review.ts';
import { loadPhotos, namedPhotos, storePhotos } from './review-photos.ts';
import { keepRevision } from './review-revisions.ts';

/**
 * Changes one's own review and keeps what it said before; votes stay, the rating follows, and whoever shares it is told.
 * Nothing changed leaves no trace.
 */
export async function editReview(
  trx: Trx,
  {
    reviewId,
    authorId,
    change,
    writer,
    now,
  }: {
    reviewId: string;
    authorId: string;
    change: ReviewChange;
    /** The language its author uses Spark in. */
    writer: Language | null;
    now: Date;
  },
  tell: TellReviews,
): Promise<void> {
  const review = await lockOwnReview(trx, { reviewId, authorId });
  const { stars, title, text } = review;
  const before = { stars, title, text, media: await loadPhotos(trx, reviewId) };
  const after = {
    stars: change.stars ?? stars,
    title: change.title?.trim() ?? title,
    text: change.text?.trim() ?? text,
    media: namedPhotos(change) ?? before.media,
  };
  const written = writtenIn(change.language, review, () =>
    languageOf(`${after.title}\n${after.text}`, writer),
  );
  if (JSON.stringify(after) === JSON.stringify(before)) {
    if (isSameLanguage(written, review)) return;
    // Its words stay as they are, so it counts as no edit.
    await trx.updateTable('reviews').set(written).where('id', '=', reviewId).execute();
    return tell(trx, [reviewId]);
  }
  const from = review.edited_at ?? review.created_at;
  // Of changes that arrive at once each has a moment of its own, whatever the clock says: none is lost to the history.
  const at = now > from ? now : new Date(from.getTime() + 1);
  const { media: photos, ...words } = after;
  await keepRevision(trx, { reviewId, content: { ...before, from: from.toISOString() }, until: at });
  await trx
    .updateTable('reviews')
    .set({ ...words, ...written, edited_at: at })
    .where('id', '=', reviewId)
    .execute();
  await storePhotos(trx, { reviewId, ownerId: authorId, photos, now });
  await tell(trx, [reviewId]);
}
