export { relationHandlers } from './relations.handlers.ts';
export { countFollows, isFollowing, listFollowedIds } from './relations.queries.ts';
