export { reactionHandlers } from './reactions.handlers.ts';
export { savePost } from './save-post.ts';
export { smilePost } from './smile-post.ts';
export { voteInPoll } from './vote-in-poll.ts';
export { writeComment } from './write-comment.ts';
