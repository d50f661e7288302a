export { attachMedia } from './attach-media.ts';
export { createMedia } from './create-media.ts';
export { keepPicture } from './keep-picture.ts';
export { mediaHandlers } from './media.handlers.ts';
export { findUploads, pictureJson } from './media.queries.ts';
export {
  mediaPath,
  pictureView,
  remotePictureView,
  uploadedMediaView,
  type PictureRow,
} from './media.view.ts';
export { renderPicture, type RenderedPicture } from './render-picture.ts';
export { releaseMedia } from './release-media.ts';
export { sweepMedia } from './sweep-media.ts';
