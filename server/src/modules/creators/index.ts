export { dismissCreator, inviteCreator } from './creator-badge.ts';
export { creatorHandlers } from './creators.handlers.ts';
export { storefrontNameOf } from './storefronts.queries.ts';
