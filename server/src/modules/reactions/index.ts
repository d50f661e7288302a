export { countViews } from './post-counters.ts';
export { reactionHandlers } from './reactions.handlers.ts';
