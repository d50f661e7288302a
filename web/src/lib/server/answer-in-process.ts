import type { RequestEvent } from '@sveltejs/kit';
import { pageLocale } from '#page-language';

/** How the server that holds the pages lets them call its API without a socket. */
export type InnerFetch = (request: {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: Uint8Array;
}) => Promise<{
  statusCode: number;
  headers: Record<string, string | string[] | number | undefined>;
  rawPayload: Uint8Array<ArrayBuffer>;
}>;

const passedOn = ['accept', 'content-type', 'idempotency-key', 'authorization'];
const ofTheVisitor = ['user-agent'];

/** Answers a page's call to the API in the same process, as the visitor who asked for the page. */
export async function answerInProcess(
  event: RequestEvent,
  request: Request,
  inject: InnerFetch,
): Promise<Response> {
  const url = new URL(request.url);
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  const answer = await inject({
    method: request.method,
    url: url.pathname + url.search,
    headers: innerHeaders(event, request),
    ...(body === undefined ? {} : { body }),
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const line of Array.isArray(value) ? value : [value]) {
      if (line !== undefined) headers.append(name, String(line));
    }
  }
  event.locals.cookiesSet.push(...headers.getSetCookie());
  const isEmpty = answer.statusCode === 204 || answer.statusCode === 304;
  return new Response(isEmpty ? null : answer.rawPayload, { status: answer.statusCode, headers });
}

/** The headers of a call made on behalf of the visitor. */
export function innerHeaders(event: RequestEvent, request: Request): Record<string, string> {
  const headers: Record<string, string> = {
    host: event.url.host,
    // Sign-in trusts calls from our own pages only.
    origin: event.request.headers.get('origin') ?? event.url.origin,
    // What the API says shall be in the language of the page around it.
    'accept-language': pageLocale(),
  };
  for (const name of passedOn) copyHeader(request.headers, headers, name);
  for (const name of ofTheVisitor) copyHeader(event.request.headers, headers, name);
  const cookie = cookieHeader(event.request.headers.get('cookie') ?? '', event.locals.cookiesSet);
  if (cookie !== '') headers['cookie'] = cookie;
  return headers;
}

/** The visitor's cookies with those changed since: whoever signs in by a form is signed in for the next call too. */
export function cookieHeader(sent: string, setSince: readonly string[]): string {
  const jar = new Map<string, string>();
  for (const pair of sent.split(/;\s*/)) keepPair(jar, pair);
  for (const line of setSince) {
    const [pair = ''] = line.split(';');
    if (/;\s*max-age=0/i.test(line)) jar.delete(pair.slice(0, pair.indexOf('=')));
    else keepPair(jar, pair);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

function keepPair(jar: Map<string, string>, pair: string): void {
  const at = pair.indexOf('=');
  if (at > 0) jar.set(pair.slice(0, at), pair.slice(at + 1));
}

function copyHeader(from: Headers, to: Record<string, string>, name: string): void {
  const value = from.get(name);
  if (value !== null) to[name] = value;
}
