import type { DemoDelivery } from './delivery.ts';
import type { DemoList } from './lists.ts';
import type { DemoPerson } from './people/index.ts';
import type { DemoComment, DemoPost } from './posts/index.ts';
import type { DemoProduct } from './products/index.ts';
import type { DemoReviewPhoto } from './reviews/answers.ts';
import type { DemoReview } from './reviews/index.ts';
import type { DemoStorefront } from './storefronts.ts';

/** All of the demo community that is said in words, in one language. */
export interface DemoWords {
  /** The tag of it. */
  readonly language: 'en' | 'zh';
  readonly people: readonly DemoPerson[];
  readonly products: readonly DemoProduct[];
  readonly posts: readonly DemoPost[];
  readonly comments: readonly DemoComment[];
  readonly reviews: readonly DemoReview[];
  readonly reviewPhotos: readonly DemoReviewPhoto[];
  readonly lists: readonly DemoList[];
  readonly storefronts: readonly DemoStorefront[];
  readonly delivery: readonly DemoDelivery[];
}
