import type { DemoHelpfulVote, DemoReviewPhoto } from '@spark/demo';
import { pictureKeys } from './demo-picture-tasks.ts';
import { hoursAgo, inPortions, recordPicture, resolve, type DemoWorld } from './demo-world.ts';
import type { LoadedReview } from './load-reviews.ts';

type World = DemoWorld & { reviews: Map<string, LoadedReview> };

/** Brings in the photos of reviews, and the votes of those whom they helped. */
export async function loadReviewAnswers(
  world: World,
  {
    reviewPhotos,
    helpfulVotes,
  }: { reviewPhotos: readonly DemoReviewPhoto[]; helpfulVotes: readonly DemoHelpfulVote[] },
): Promise<void> {
  const { trx, now, reviews, userIds } = world;
  for (const [position, photo] of reviewPhotos.entries()) {
    const mediaId = await recordPicture(world, pictureKeys.photo(photo.postKey, photo.index), 'post');
    const reviewId = resolve(reviews, photo.reviewKey).id;
    // Positions only have to grow.
    const row = { review_id: reviewId, media_id: mediaId, position, alt: photo.alt };
    await trx.insertInto('review_photos').values(row).execute();
  }
  await inPortions(helpfulVotes, (portion) =>
    trx
      .insertInto('review_votes')
      .values(
        portion.map((vote) => ({
          review_id: resolve(reviews, vote.reviewKey).id,
          user_id: resolve(userIds, vote.handle),
          created_at: hoursAgo(now, vote.ageHours),
        })),
      )
      .execute(),
  );
}
