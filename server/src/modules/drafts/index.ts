export { closeDraft } from './close-draft.ts';
export { draftHandlers } from './drafts.handlers.ts';
export { sweepDrafts } from './sweep-drafts.ts';
