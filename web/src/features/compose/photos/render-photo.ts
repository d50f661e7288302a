import type { PhotoEdit } from '@spark/contract';

/** Previews are drawn no larger than this; the server makes its own renditions from the photo itself. */
export const previewMaxPx = 1_600;

/** The quality of a JPEG made on the device: beyond what one can see, since the server compresses once more. */
export const convertedQuality = 0.92;

/** Draws a photo turned and cut, as the address of a new picture; `null` where this browser cannot read it. */
export async function renderPhoto(source: Blob, { rotate, crop }: PhotoEdit): Promise<string | null> {
  const bitmap = await readBitmap(source);
  if (bitmap === null) return null;
  const isAcross = rotate === 90 || rotate === 270;
  const width = isAcross ? bitmap.height : bitmap.width;
  const height = isAcross ? bitmap.width : bitmap.height;
  const cut = crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const scale = Math.min(1, previewMaxPx / Math.max(cut.width * width, cut.height * height));
  const blob = await draw(cut.width * width * scale, cut.height * height * scale, (context) => {
    context.scale(scale, scale);
    context.translate(width / 2 - cut.x * width, height / 2 - cut.y * height);
    context.rotate((rotate * Math.PI) / 180);
    context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2);
  });
  bitmap.close();
  return blob === null ? null : URL.createObjectURL(blob);
}

/** A photo of a format few can read as a JPEG of its full size; `null` where this browser cannot read it either. */
export async function convertToJpeg(file: File): Promise<File | null> {
  const bitmap = await readBitmap(file);
  if (bitmap === null) return null;
  const blob = await draw(bitmap.width, bitmap.height, (context) => context.drawImage(bitmap, 0, 0));
  bitmap.close();
  const name = file.name.replace(/\.[^.]*$/, '.jpg');
  return blob === null ? null : new File([blob], name, { type: 'image/jpeg' });
}

async function readBitmap(source: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(source);
  } catch {
    return null;
  }
}

function draw(
  width: number,
  height: number,
  paint: (context: CanvasRenderingContext2D) => void,
): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  const context = canvas.getContext('2d');
  if (context === null) return Promise.resolve(null);
  paint(context);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', convertedQuality));
}
