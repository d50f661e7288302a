export { dismissCreator, inviteCreator } from './creator-badge.ts';
export { creatorHandlers } from './creators.handlers.ts';
export { isStorefrontVisibleTo, storefrontNameOf } from './storefronts.queries.ts';
