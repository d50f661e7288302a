export { attachMedia } from './attach-media.ts';
export { createMedia } from './create-media.ts';
export { keepProductPicture } from './keep-product-picture.ts';
export { mediaHandlers } from './media.handlers.ts';
export { pictureJson } from './media.queries.ts';
export { mediaPath, pictureView, remotePictureView, type PictureRow } from './media.view.ts';
export { renderPicture, type RenderedPicture } from './render-picture.ts';
export { sweepMedia } from './sweep-media.ts';
