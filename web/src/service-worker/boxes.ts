import { isFull } from '#lib/is-full.ts';

/** The caches of the worker. What is of the program stays when people change; all else is somebody's. */
export const boxes = {
  pages: 'spark-pages',
  answers: 'spark-answers',
  photos: 'spark-photos',
} as const;

/** The program of a version, whole. */
export const programBox = (version: string) => `spark-program-${version}`;

/** Whether a cache holds a program, of whatever version. */
export const isProgram = (name: string) => name.startsWith(programBox(''));

/** How many of each are kept; the oldest go first. */
export const keptPages = 60;
export const keptAnswers = 150;
export const keptPhotos = 300;
/** Photos larger than this are not kept: so all of them together stay below 150 MB at worst, and below 30 MB as a rule. */
export const largestPhotoBytes = 500_000;

/** Puts an answer into a cache. A full device gives up photos, and then keeping it; nothing fails for it. */
export async function put(
  caches: CacheStorage,
  name: string,
  key: string,
  response: Response,
): Promise<void> {
  const spare = response.clone();
  try {
    await (await caches.open(name)).put(key, response);
  } catch (caught) {
    if (!isFull(caught)) return;
    await trim(caches, boxes.photos, keptPhotos / 4).catch(() => undefined);
    await caches
      .open(name)
      .then((box) => box.put(key, spare))
      .catch(() => undefined);
  }
}

/** Finds what is kept. Where the browser keeps nothing, or what it kept is broken, nothing is found. */
export async function find(caches: CacheStorage, name: string, key: string): Promise<Response | null> {
  try {
    return (await (await caches.open(name)).match(key)) ?? null;
  } catch {
    return null;
  }
}

/** Lets go of the oldest beyond so many. */
export async function trim(caches: CacheStorage, name: string, most: number): Promise<void> {
  const box = await caches.open(name);
  const keys = await box.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) await box.delete(key);
}

let times = 0;

/** How often people were forgotten: what was asked for before that is not kept any more when it arrives. */
export function timesForgotten(): number {
  return times;
}

/** Forgets everything that was somebody's. */
export async function forgetPeople(caches: CacheStorage): Promise<void> {
  times++;
  await Promise.all(Object.values(boxes).map((name) => caches.delete(name)));
}

/**
 * Lets go of programs of other versions, but for the one before: pages that are open since then, and pages kept as it made
 * them, still find what they are made of.
 */
export async function dropOldPrograms(caches: CacheStorage, version: string): Promise<void> {
  const others = (await caches.keys()).filter((name) => isProgram(name) && name !== programBox(version));
  for (const name of others.slice(0, -1)) await caches.delete(name);
}
