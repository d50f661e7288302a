import { drawScene, interests } from '@spark/demo';
import type { Locator } from 'playwright-core';

/** A file as a person hands it over. */
export interface PhotoFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const drawn = new Map<number, Promise<Buffer>>();

/** A quarter as wide as the demo's: wider ones are made into a dozen pictures. */
const scale = 0.25;

/** A photo as it comes from a camera; each number is another one. */
export async function takePhoto(number = 0): Promise<PhotoFile> {
  const scene = interests[number % interests.length]?.cover;
  if (scene === undefined) throw new Error('The demo has no pictures.');
  const buffer = drawn.get(number) ?? drawScene(scene, scale).then(({ jpeg }) => jpeg);
  drawn.set(number, buffer);
  return { name: `IMG_${2017 + number}.jpg`, mimeType: 'image/jpeg', buffer: await buffer };
}

/** A photo of many megabytes: behind the picture is what phones hang on to it, a few seconds of film. */
export async function takeLargePhoto(number: number, bytes: number): Promise<PhotoFile> {
  const { buffer, ...photo } = await takePhoto(number);
  return { ...photo, buffer: Buffer.concat([buffer, Buffer.alloc(bytes - buffer.byteLength, 7)]) };
}

/** Hands a photo over as the system does when it is pasted into a field or dropped on it. */
export async function handOver(field: Locator, how: 'paste' | 'drop', photo: PhotoFile): Promise<void> {
  const { name, mimeType: type, buffer } = photo;
  await field.evaluate(
    (element, given) => {
      const { DataTransfer, ClipboardEvent, DragEvent } = element.ownerDocument.defaultView;
      const bytes = Uint8Array.from(atob(given.base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], given.name, { type: given.type }));
      const settings = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        given.how === 'paste'
          ? new ClipboardEvent('paste', { ...settings, clipboardData: data })
          : new DragEvent('drop', { ...settings, dataTransfer: data }),
      );
    },
    { name, type, how, base64: buffer.toString('base64') },
  );
}
