export { profileHandlers } from './profiles.handlers.ts';
