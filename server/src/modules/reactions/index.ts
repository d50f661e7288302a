export { forgetComments, forgetCommentSmiles } from './comments/forget-comments.ts';
export { commentStream } from './comments/live-comments.ts';
export { countResponses, type ResponseCounts } from './post-counters.ts';
export { reactionHandlers } from './reactions.handlers.ts';
