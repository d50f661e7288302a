export { findsHandlers } from './finds.handlers.ts';
export { isThemeListedFor } from './visible-themes.ts';
