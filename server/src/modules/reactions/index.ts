export { isCommentShownTo } from './comments/visible-comments.ts';
export { commentStream } from './comments/live-comments.ts';
export { languagesOfComments } from './comments/languages-of-comments.ts';
export { countResponses, type ResponseCounts } from './post-counters.ts';
export { reactionHandlers } from './reactions.handlers.ts';
export { forgetResponses } from './forget-responses.ts';
