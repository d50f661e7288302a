export { reactionHandlers } from './reactions.handlers.ts';
