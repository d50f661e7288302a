export { closePollJob } from './close-poll.ts';
export { purgePostJob } from './delete-post.ts';
export { newestAfter } from './newest-after.ts';
export { postHandlers } from './posts.handlers.ts';
export { countPostsOfProduct } from './posts.queries.ts';
export { publishPost, type PublishedPost } from './publish-post.ts';
export { readPost, readPostPage, readPosts, type Reading } from './read-posts.ts';
export { settlePhoto } from './settle-photo.ts';
export { checkPostVisible, isVisibleTo } from './visible-posts.ts';
