export { countPostsOfProduct } from './posts.queries.ts';
export { newestAfter } from './newest-after.ts';
export { postHandlers } from './posts.handlers.ts';
export { publishPost, type PublishedPost } from './publish-post.ts';
export { readPost, readPostPage, readPosts, type Reading } from './read-posts.ts';
export { checkPostVisible, isVisible } from './visible-posts.ts';
