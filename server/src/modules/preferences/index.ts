export { isNotHiddenFrom, selectPostSubjects } from './hidden-posts.queries.ts';
export { readInterestSettings } from './feed-settings.queries.ts';
export { preferenceHandlers } from './preferences.handlers.ts';
export { loadReaderPreferences, type ReaderPreferences } from './reader-preferences.ts';
