/**
 * Where a page says that it was kept and when, by the clock of this device: its scripts look for it, and compare it with the
 * moment the server made the page.
 */
const keptMark = 'data-kept';

/** How a page asks for its program before it is needed. */
const programAhead = /<link\b[^>]*\brel="modulepreload"[^>]*>/g;

/** Headers by which the server says whose page it is, and which version made it. */
const viewerHeader = 'x-spark-viewer';
const versionHeader = 'x-spark-version';
const keptAtHeader = 'x-spark-kept-at';

/** A page as it is kept. */
export interface KeptPage {
  response: Response;
  viewer: string;
  version: string;
  keptAt: number;
}

/** Whose page an answer is; `null` where it does not say, and is then nobody's to keep. */
export function viewerOf(response: Response): string | null {
  return response.headers.get(viewerHeader);
}

/** Whether a page may be kept: whole, well, and not forbidden. */
export function mayKeep(response: Response): boolean {
  const { status, headers, type, redirected } = response;
  const control = headers.get('cache-control') ?? '';
  return (
    status === 200 &&
    !redirected &&
    type !== 'opaque' &&
    !/\bno-store\b/.test(control) &&
    headers.has(viewerHeader) &&
    (headers.get('content-type') ?? '').startsWith('text/html')
  );
}

/** The page as it is put away, marked; `null` where it came in half. */
export async function toKept(response: Response, now: number): Promise<Response | null> {
  const html = await response.text();
  if (!isWhole(html)) return null;
  const headers = new Headers(response.headers);
  // It is no longer as it was sent.
  for (const name of ['content-encoding', 'content-length', 'etag', 'link', 'vary']) headers.delete(name);
  headers.set(keptAtHeader, String(now));
  // What lies on the device comes at once, and would be compiled before the page is painted; it is asked for at the page's end.
  const marked = html.replace('<html ', `<html ${keptMark}="${now}" `).replace(programAhead, '');
  return new Response(marked, { status: 200, headers });
}

/** Reads a kept page; `null` where it is broken. */
export async function readKept(kept: Response): Promise<KeptPage | null> {
  const { headers } = kept;
  const html = await kept.text().catch(() => '');
  const keptAt = Number(headers.get(keptAtHeader) ?? Number.NaN);
  if (!isWhole(html) || Number.isNaN(keptAt)) return null;
  return {
    response: new Response(html, { status: 200, headers }),
    viewer: headers.get(viewerHeader) ?? '',
    version: headers.get(versionHeader) ?? '',
    keptAt,
  };
}

/** The files a page names for the texts of its language; which there are, the worker cannot know before. */
export async function textsNamedIn(page: Response): Promise<string[]> {
  return [...new Set((await page.text()).match(/\/_app\/immutable\/words\/[\w.-]+\.js/g))];
}

function isWhole(html: string): boolean {
  return html.trimEnd().endsWith('</html>');
}
