import { homeReviews } from './home-reviews.ts';
import { kitchenReviews } from './kitchen-reviews.ts';
import { outdoorReviews } from './outdoor-reviews.ts';
import { playReviews } from './play-reviews.ts';
import { styleReviews } from './style-reviews.ts';
import { techReviews } from './tech-reviews.ts';

/** What the reviews of each product say in Chinese, as `title | text`, in the order of the English ones. */
export const reviewWords: Readonly<Record<string, readonly string[]>> = {
  ...homeReviews,
  ...kitchenReviews,
  ...outdoorReviews,
  ...playReviews,
  ...styleReviews,
  ...techReviews,
};
