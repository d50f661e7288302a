export { findLinkedProduct, type LinkedProduct } from './find-linked-product.ts';
export { linkHandlers } from './links.handlers.ts';
export { readLink, type LinkFacts, type LinkServices } from './read-link.ts';
export { sweepLinks } from './sweep-links.ts';
