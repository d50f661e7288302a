export { findsHandlers } from './finds.handlers.ts';
export { isTheme } from './visible-themes.ts';
