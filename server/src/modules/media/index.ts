export { attachMedia } from './attach-media.ts';
export { createMedia } from './create-media.ts';
export { keepDrawing } from './keep-drawing.ts';
export type { KeptPicture } from './keep-files.ts';
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
export { releaseMedia } from './release-media.ts';
export { renderPhotoJob, type PhotoSettled } from './render-photo.ts';
export { sweepMedia, sweepStrayFiles } from './sweep-media.ts';
export { mountUploads } from './uploads/mount-uploads.ts';
export { releaseUploads } from './release-uploads.ts';
