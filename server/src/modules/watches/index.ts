export { sweepWatches } from './sweep-watches.ts';
export { tellWatchers } from './tell-watchers.ts';
export { endingWatches, watchHandlers } from './watches.handlers.ts';
export { watchMailJob } from './watch-mail.ts';
export { writeInstead } from './write-instead.ts';
