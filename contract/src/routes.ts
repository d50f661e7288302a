import { accountRoutes } from './account.ts';
import { memberRoutes } from './members.ts';
import { adminOrderRoutes } from './admin-orders.ts';
import { bagRoutes } from './bag.ts';
import { commentRoutes } from './comments.ts';
import { deliveryRoutes } from './delivery.ts';
import { catalogImportRoutes } from './catalog-imports.ts';
import { draftRoutes } from './drafts.ts';
import { embedRoutes } from './embeds.ts';
import { enthusiastRoutes } from './enthusiasts.ts';
import { eventRoutes } from './events.ts';
import { feedPlaceRoutes } from './feed-place.ts';
import { feedSettingsRoutes } from './feed-settings.ts';
import { feedRoutes } from './feed.ts';
import { findRoutes } from './finds.ts';
import { heartRoutes } from './hearts.ts';
import { hiddenPostRoutes } from './hidden-posts.ts';
import { interestRoutes } from './interests.ts';
import { linkRoutes } from './links.ts';
import { listRoutes } from './lists.ts';
import { mediaRoutes } from './media.ts';
import { notificationRoutes } from './notifications.ts';
import { orderRoutes } from './orders.ts';
import { postRoutes } from './posts.ts';
import { productRoutes } from './products.ts';
import { pushRoutes } from './push.ts';
import { reactionRoutes } from './reactions.ts';
import { relationRoutes } from './relations.ts';
import { reviewRoutes } from './reviews.ts';
import { sharedReviewRoutes } from './shared-reviews.ts';
import { waitingReviewRoutes } from './waiting-reviews.ts';
import { salesRoutes } from './sales.ts';
import { searchRoutes } from './search.ts';
import { seenPostRoutes } from './seen-posts.ts';
import { storefrontRoutes } from './storefronts.ts';
import { userRoutes } from './users.ts';
import { watchRoutes } from './watches.ts';
import { whyRoutes } from './why.ts';

/** Every call of the HTTP interface, by operation id. */
export const routes = {
  ...userRoutes,
  ...accountRoutes,
  ...memberRoutes,
  ...relationRoutes,
  ...interestRoutes,
  ...mediaRoutes,
  ...productRoutes,
  ...heartRoutes,
  ...bagRoutes,
  ...deliveryRoutes,
  ...orderRoutes,
  ...adminOrderRoutes,
  ...salesRoutes,
  ...catalogImportRoutes,
  ...reviewRoutes,
  ...waitingReviewRoutes,
  ...sharedReviewRoutes,
  ...postRoutes,
  ...draftRoutes,
  ...linkRoutes,
  ...reactionRoutes,
  ...listRoutes,
  ...findRoutes,
  ...storefrontRoutes,
  ...enthusiastRoutes,
  ...commentRoutes,
  ...feedRoutes,
  ...feedSettingsRoutes,
  ...feedPlaceRoutes,
  ...hiddenPostRoutes,
  ...seenPostRoutes,
  ...whyRoutes,
  ...eventRoutes,
  ...notificationRoutes,
  ...pushRoutes,
  ...watchRoutes,
  ...searchRoutes,
  ...embedRoutes,
};
