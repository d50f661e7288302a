export { createAuthorize, listAllowed } from './authorize.ts';
export { grantMembership, revokeMembership } from './grant-membership.ts';
export { joinMembership } from './join-membership.ts';
export { findMembership, joiningSetting, type Membership } from './memberships.queries.ts';
