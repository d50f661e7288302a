export { listHandlers } from './lists.handlers.ts';
export { isListVisibleTo } from './visible-lists.ts';
