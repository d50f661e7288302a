export { linkHandlers } from './links.handlers.ts';
export { readLink, type LinkFacts } from './read-link.ts';
export { sweepLinks } from './sweep-links.ts';
