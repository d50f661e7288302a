import { find, isProgram, programBox, put } from './boxes.ts';

/** What answering takes. */
export interface Tools {
  caches: CacheStorage;
  fetch: typeof globalThis.fetch;
  version: string;
  now: () => number;
}

/** So many files are fetched at once. */
const parallelFiles = 4;

/** Fetches the program whole, so that every page of it opens without a network. What is there already is not asked for again. */
export async function keepProgram(
  { caches, fetch, version }: Tools,
  paths: readonly string[],
): Promise<void> {
  const name = programBox(version);
  const left = [...paths];
  async function keepNext(): Promise<void> {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      if (isSound(await find(caches, name, path), path)) continue;
      const response = await fetch(path);
      if (isSound(response, path)) await put(caches, name, path, response);
    }
  }
  await Promise.all(Array.from({ length: parallelFiles }, keepNext));
}

/** Answers with a file of the program: the kept one, of whatever version it is, for its name says what is in it. */
export async function serveAsset({ caches, fetch, version }: Tools, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  for (const name of [programBox(version), ...(await programNames(caches))]) {
    const kept = await find(caches, name, pathname);
    if (kept === null) continue;
    if (isSound(kept, pathname)) return kept;
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
