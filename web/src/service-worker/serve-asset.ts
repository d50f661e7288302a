import { find, isProgram, programBox, put } from './boxes.ts';

/** What answering takes. */
export interface Tools {
  caches: CacheStorage;
  fetch: typeof globalThis.fetch;
  version: string;
  now: () => number;
}

/** So many files are asked for together: browsers keep them in one go, with half the work of one after the other. */
const filesTogether = 8;

/** Fetches the program whole, so that every page of it opens without a network. What is there already is not asked for again. */
export async function keepProgram(tools: Tools, paths: readonly string[]): Promise<void> {
  const name = programBox(tools.version);
  const left = await findMissing(tools.caches, name, paths);
  for (let at = 0; at < left.length; at += filesTogether) {
    await keepTogether(tools, name, left.slice(at, at + filesTogether));
  }
  if (left.length > 0) await lookThrough(tools.caches, name);
}

async function findMissing(caches: CacheStorage, name: string, paths: readonly string[]): Promise<string[]> {
  if (!(await caches.has(name).catch(() => false))) return [...paths];
  const missing: string[] = [];
  for (const path of paths) if (!isSound(await find(caches, name, path), path)) missing.push(path);
  return missing;
}

async function keepTogether({ caches, fetch }: Tools, name: string, paths: string[]): Promise<void> {
  try {
    await (await caches.open(name)).addAll(paths);
  } catch {
    // One of them cannot be had, or there is no room for all: each by itself.
    for (const path of paths) {
      const response = await fetch(path);
      if (isSound(response, path)) await put(caches, name, path, response);
    }
  }
}

/**
 * Lets go of what came in the place of a file, for browsers keep together whatever is no error; and notes how large each file
 * is, so that half of one is told from the whole.
 */
async function lookThrough(caches: CacheStorage, name: string): Promise<void> {
  try {
    const box = await caches.open(name);
    const sizes = await readSizes(caches, name);
    for (const response of await box.matchAll()) {
      // The note itself was fetched from nowhere.
      if (response.url === '') continue;
      const { pathname } = new URL(response.url);
      if (!isSound(response, pathname)) await box.delete(pathname);
      else if (!sizes.has(pathname)) sizes.set(pathname, (await response.blob()).size);
    }
    await put(caches, name, sizesKey, Response.json([...sizes]));
    knownSizes.set(name, Promise.resolve(sizes));
  } catch {
    // Each is looked at again before it is used.
  }
}

/** Beside the files of a program stands how large they are. */
const sizesKey = '/.spark-sizes';

/** By program; this worker lives for a minute or so, in which a page asks for a dozen files. */
const knownSizes = new Map<string, Promise<ReadonlyMap<string, number>>>();

function sizesOf(caches: CacheStorage, name: string): Promise<ReadonlyMap<string, number>> {
  const known = knownSizes.get(name) ?? readSizes(caches, name);
  knownSizes.set(name, known);
  return known;
}

async function readSizes(caches: CacheStorage, name: string): Promise<Map<string, number>> {
  try {
    const noted: unknown = await (await find(caches, name, sizesKey))?.json();
    return new Map(Array.isArray(noted) ? noted : []);
  } catch {
    return new Map();
  }
}

/** What this worker found whole; it asks once. */
const foundWhole = new Set<string>();

async function isWhole(caches: CacheStorage, name: string, pathname: string): Promise<boolean> {
  const file = name + pathname;
  if (foundWhole.has(file)) return true;
  const size = (await sizesOf(caches, name)).get(pathname);
  // Read by itself: what the page is given keeps what the browser compiled of it before.
  const kept = size === undefined ? null : await find(caches, name, pathname);
  const bytes = await kept?.blob().catch(() => null);
  if (size !== undefined && bytes?.size !== size) return false;
  foundWhole.add(file);
  return true;
}

/** Answers with a file of the program: the kept one, of whatever version it is, for its name says what is in it. */
export async function serveAsset({ caches, fetch, version }: Tools, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  for (const name of [programBox(version), ...(await programNames(caches))]) {
    const kept = await find(caches, name, pathname);
    if (kept === null) continue;
    if (isSound(kept, pathname) && (await isWhole(caches, name, pathname))) return kept;
    // Half written, or written by something else: it is read anew.
    await caches.open(name).then(
      (box) => box.delete(pathname),
      () => undefined,
    );
  }
  const response = await fetch(request);
  if (isSound(response, pathname)) await put(caches, programBox(version), pathname, response.clone());
  return response;
}

async function programNames(caches: CacheStorage): Promise<string[]> {
  try {
    return (await caches.keys()).filter(isProgram);
  } catch {
    return [];
  }
}

const types: Record<string, RegExp> = { js: /javascript/, css: /^text\/css/, woff2: /font|octet-stream/ };

// A portal or a proxy may answer for us with a page of its own; kept, it would stop the program for good.
function isSound(response: Response | null, path: string): response is Response {
  if (response?.status !== 200) return false;
  const expected = types[path.split('.').at(-1) ?? ''];
  const isOfType = expected === undefined || expected.test(response.headers.get('content-type') ?? '');
  return isOfType && response.headers.get('content-length') !== '0';
}
