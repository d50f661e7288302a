import { communityDays, hoursSinceJoining, roundHours } from '../ages.ts';
import { seededRandom } from '../art/random.ts';
import { homeReviews } from './home-reviews.ts';
import { kitchenReviews } from './kitchen-reviews.ts';
import { outdoorReviews } from './outdoor-reviews.ts';
import { playReviews } from './play-reviews.ts';
import type { DemoReview, ReviewBook } from './review.ts';
import { styleReviews } from './style-reviews.ts';
import { techReviews } from './tech-reviews.ts';

export type { DemoReview } from './review.ts';

const books: readonly ReviewBook[] = [
  styleReviews,
  kitchenReviews,
  homeReviews,
  techReviews,
  outdoorReviews,
  playReviews,
];

/** What people think of the products; the key of a review is its product and its author. */
export const reviews: readonly DemoReview[] = books.flatMap((book) =>
  Object.entries(book).flatMap(([product, lines]) => lines.map((line, at) => reviewOf(product, line, at))),
);

function reviewOf(productExternalId: string, line: string, at: number): DemoReview {
  const found = /^(\w+) (★{1,5})( bought)? \| (.+?) \| (.+)$/.exec(line);
  if (!found) throw new Error(`Not a review of ${productExternalId}: ${line}`);
  const [, authorHandle = '', stars = '', bought, title = '', text = ''] = found;
  const key = `${productExternalId} ${authorHandle}`;
  return {
    key,
    at,
    productExternalId,
    authorHandle,
    stars: stars.length,
    title,
    text,
    isVerifiedPurchase: bought !== undefined,
    ageHours: ageOf(key, authorHandle),
  };
}

function ageOf(key: string, authorHandle: string): number {
  const longest = Math.min(communityDays * 24, hoursSinceJoining(authorHandle));
  // Nobody reviews in the first hours what has only just arrived.
  return roundHours(12 + seededRandom(`review ${key}`)() * (longest - 14));
}
