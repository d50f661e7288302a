export { listHandlers } from './lists.handlers.ts';
