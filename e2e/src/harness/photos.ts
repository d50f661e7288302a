import { drawScene, interests } from '@spark/demo';

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
