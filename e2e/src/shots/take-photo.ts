import { drawScene, interests } from '@spark/demo';

/** A photo as it comes from a camera: one of the demo's scenes, by its place in the list of interests. */
export async function takePhoto(at = 0): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const interest = interests[at];
  if (interest === undefined) throw new Error(`The demo has no picture ${at}.`);
  const { jpeg } = await drawScene(interest.cover);
  return { name: `IMG_20${17 + at}.jpg`, mimeType: 'image/jpeg', buffer: jpeg };
}

/** What calls itself a photo and is none. */
export const noPhoto = {
  name: 'IMG_2016.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('This was a photo once.'),
};
