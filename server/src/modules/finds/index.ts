export { findsHandlers } from './finds.handlers.ts';
export { isTheme, isThemeListedFor } from './visible-themes.ts';
