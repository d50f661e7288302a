import type { PhotoEdit } from '@spark/contract';

/** Previews are drawn no larger than this; the server makes its own renditions from the photo itself. */
export const previewMaxPx = 1_600;

/** The quality of a JPEG made on the device: beyond what one can see, since the server compresses once more. */
export const convertedQuality = 0.92;

/** A photo that was drawn anew, and its shape. */
export interface DrawnPhoto {
  url: string;
  /** Width divided by height. */
  ratio: number;
}

/** Draws the photo of an address turned and cut; `null` where this browser cannot read it. */
export async function renderPhoto(url: string, { rotate, crop }: PhotoEdit): Promise<DrawnPhoto | null> {
  const image = await readImage(url);
  if (image === null) return null;
  const { naturalWidth, naturalHeight } = image;
  const isAcross = rotate === 90 || rotate === 270;
  const width = isAcross ? naturalHeight : naturalWidth;
  const height = isAcross ? naturalWidth : naturalHeight;
  const cut = crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const cutWidth = cut.width * width;
  const cutHeight = cut.height * height;
  const scale = Math.min(1, previewMaxPx / Math.max(cutWidth, cutHeight));
  const blob = await draw(cutWidth * scale, cutHeight * scale, (context) => {
    context.scale(scale, scale);
    context.translate(width / 2 - cut.x * width, height / 2 - cut.y * height);
    context.rotate((rotate * Math.PI) / 180);
    context.drawImage(image, -naturalWidth / 2, -naturalHeight / 2);
  });
  return blob === null ? null : { url: URL.createObjectURL(blob), ratio: cutWidth / cutHeight };
}

/** A photo of a format few can read as a JPEG of its full size; `null` where this browser cannot read it either. */
export async function convertToJpeg(file: File): Promise<File | null> {
  const url = URL.createObjectURL(file);
  const image = await readImage(url);
  URL.revokeObjectURL(url);
  if (image === null) return null;
  const { naturalWidth, naturalHeight } = image;
  const blob = await draw(naturalWidth, naturalHeight, (context) => context.drawImage(image, 0, 0));
  const name = file.name.replace(/\.[^.]*$/, '.jpg');
  return blob === null ? null : new File([blob], name, { type: 'image/jpeg' });
}

// By an element rather than by `fetch`, which the policy of our pages keeps from the files of this device.
async function readImage(url: string): Promise<HTMLImageElement | null> {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return image;
  } catch {
    return null;
  }
}

async function draw(
  width: number,
  height: number,
  paint: (context: CanvasRenderingContext2D) => void,
): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  paint(context);
  try {
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', convertedQuality));
  } catch {
    // A picture kept on another site may be shown, but not read.
    return null;
  }
}
