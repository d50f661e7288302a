export { relationHandlers } from './relations.handlers.ts';
export { countFollows, isFollowing, listFollowedIds } from './relations.queries.ts';
export { isPersonShownTo, isPersonVisibleTo, type PersonColumn, type Reader } from './visible-people.ts';
export { forgetFollows } from './forget-follows.ts';
