import { feedRoutes } from './feed.ts';
import { interestRoutes } from './interests.ts';
import { mediaRoutes } from './media.ts';
import { postRoutes } from './posts.ts';
import { productRoutes } from './products.ts';
import { reactionRoutes } from './reactions.ts';
import { reviewRoutes } from './reviews.ts';
import { userRoutes } from './users.ts';

/** Every call of the HTTP interface, by operation id. */
export const routes = {
  ...userRoutes,
  ...interestRoutes,
  ...mediaRoutes,
  ...productRoutes,
  ...reviewRoutes,
  ...postRoutes,
  ...reactionRoutes,
  ...feedRoutes,
};
