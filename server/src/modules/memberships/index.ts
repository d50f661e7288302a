export { createAuthorize, listAllowed } from './authorize.ts';
export { grantMembership, revokeMembership } from './grant-membership.ts';
export { takeShopMember } from './take-shop-member.ts';
export { joinMembership } from './join-membership.ts';
export { memberHandlers } from './members.handlers.ts';
export { isMemberAt } from './membership-terms.ts';
export { findMembership, joiningSetting, loadGate, type Membership } from './memberships.queries.ts';
export { eraseShopMember } from './put-shop-member.ts';
