import { draftRoutes } from './drafts.ts';
import { eventRoutes } from './events.ts';
import { feedRoutes } from './feed.ts';
import { interestRoutes } from './interests.ts';
import { linkRoutes } from './links.ts';
import { mediaRoutes } from './media.ts';
import { notificationRoutes } from './notifications.ts';
import { postRoutes } from './posts.ts';
import { productRoutes } from './products.ts';
import { reactionRoutes } from './reactions.ts';
import { reviewRoutes } from './reviews.ts';
import { userRoutes } from './users.ts';
import { watchRoutes } from './watches.ts';

/** Every call of the HTTP interface, by operation id. */
export const routes = {
  ...userRoutes,
  ...interestRoutes,
  ...mediaRoutes,
  ...productRoutes,
  ...reviewRoutes,
  ...postRoutes,
  ...draftRoutes,
  ...linkRoutes,
  ...reactionRoutes,
  ...feedRoutes,
  ...eventRoutes,
  ...notificationRoutes,
  ...watchRoutes,
};
