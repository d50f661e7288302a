import type { PictureTask, RenderedPicture } from './task.ts';

export { createDecoder, type Decoder } from './decoder.ts';
export { PictureRefusal, type RefusalReason, type RenderedPicture, type Rendition } from './task.ts';

/** Renders a picture in this process: for our own drawings, never for a stranger's file. */
export async function renderTrusted(task: PictureTask): Promise<RenderedPicture> {
  // Loaded only here, so that a server without drawings to make is one without a decoder in it.
  const { renderPicture } = await import('./render-picture.ts');
  return renderPicture(task);
}
