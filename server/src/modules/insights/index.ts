export { createEventBook } from './event-book.ts';
export { insightHandlers } from './insights.handlers.ts';
export { sweepEvents } from './sweep-events.ts';
