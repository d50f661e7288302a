import { seededRandom } from '../art/random.ts';
import { people } from '../people/index.ts';
import { posts, type DemoPhoto } from '../posts/index.ts';
import { reviews, type DemoReview } from './index.ts';

/** A photo somebody put beside their review: one they posted, too. */
export interface DemoReviewPhoto {
  readonly reviewKey: string;
  readonly postKey: string;
  /** Which of the photos of that post. */
  readonly index: number;
  readonly alt: string;
}

/** Somebody whom a review helped. */
export interface DemoHelpfulVote {
  readonly reviewKey: string;
  readonly handle: string;
  /** How long before "now" it happened. */
  readonly ageHours: number;
}

/** Of those who have a photo of a thing, so many put it beside what they say about it. */
const shareWithPhotos = 0.7;
const mostPhotos = 3;

/** Photos of reviews. */
export const reviewPhotos: readonly DemoReviewPhoto[] = reviews.flatMap((review) => {
  if (seededRandom(`photos ${review.key}`)() > shareWithPhotos) return [];
  return posts
    .filter((post) => post.authorHandle === review.authorHandle)
    .flatMap((post) =>
      (post.photos ?? []).flatMap((photo, index) =>
        shows(photo, review) ? { reviewKey: review.key, postKey: post.key, index, alt: photo.alt } : [],
      ),
    )
    .slice(0, mostPhotos);
});

/** Who found which review helpful: long ones more often, and those with a photo. */
export const helpfulVotes: readonly DemoHelpfulVote[] = reviews.flatMap((review) => {
  const random = seededRandom(`helpful ${review.key}`);
  const hasPhotos = reviewPhotos.some(({ reviewKey }) => reviewKey === review.key);
  const appeal = Math.min(1, review.text.length / 220) * (hasPhotos ? 1.5 : 1) * random();
  return people
    .filter(({ handle }) => handle !== review.authorHandle && random() < appeal * 0.34)
    .map(({ handle }) => ({
      reviewKey: review.key,
      handle,
      ageHours: Math.round(review.ageHours * (0.05 + 0.9 * random())),
    }));
});

function shows(photo: DemoPhoto, review: DemoReview): boolean {
  return photo.tags.some((tag) => tag.productExternalId === review.productExternalId);
}
