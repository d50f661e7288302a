import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openOutbound, OutboundError, type OutboundResponse } from '../../../platform/outbound/index.ts';
import { quote, say } from '../../../platform/sentences/index.ts';
import { FeedError } from '../feed/feed-error.ts';

/** Where a feed is asked for, and how. */
export interface FeedRequest {
  /** A file or an http(s) address. */
  location: string;
  /** Private hosts the operator named. */
  allowedHosts: readonly string[];
  credentials?: { username: string; password: string } | undefined;
  /** What is known of the feed already; it is not sent again if it is still that. */
  known?: FeedVersion | undefined;
}

/** How a web server tells one version of a feed from another. */
export interface FeedVersion {
  etag: string | null;
  lastModified: string | null;
}

/** A feed about to be read. */
export interface FeedSource extends FeedVersion {
  /** Where it comes from, without anything secret: it is stored and shown. */
  name: string;
  /** It is still the version that is known; there are no bytes. */
  isUnchanged: boolean;
  /** Size as sent, when it is known beforehand. */
  totalBytes: number | null;
  bytes: AsyncIterable<Uint8Array>;
  /** Lets go of it, read or not. */
  close(): Promise<void>;
}

const maxDownloadBytes = 4 * 1024 ** 3;
const maxDownloadMs = 30 * 60_000;

/** Opens a file, or an http(s) address; private hosts only when the operator named them. Throws `FeedError`. */
export async function openFeedSource(request: FeedRequest): Promise<FeedSource> {
  const { location } = request;
  if (/^https?:\/\//i.test(location)) return openAddress(request);
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(location)) {
    throw new FeedError('refused_address', say`A feed is read from a file or from an http(s) address.`);
  }
  return openFile(location);
}

/** The name of a feed by its address; its query often carries the key that opens it. */
export function nameOfAddress(location: string): string {
  const url = new URL(location);
  return `${url.origin}${url.pathname}`;
}

async function openAddress(request: FeedRequest): Promise<FeedSource> {
  const { location, allowedHosts } = request;
  const rules = { maxBytes: maxDownloadBytes, totalMs: maxDownloadMs, allowedHosts };
  const response = await openOutbound(location, { ...rules, headers: headersOf(request) }).catch((error) => {
    throw explain(error);
  });
  const { etag, lastModified, contentLength } = response;
  return {
    name: nameOfAddress(location),
    isUnchanged: response.status === 304,
    etag,
    lastModified,
    totalBytes: contentLength,
    bytes: whole(response),
    close: () => response.close(),
  };
}

function headersOf({ credentials, known }: FeedRequest): Record<string, string> {
  const { username, password } = credentials ?? {};
  const pair = Buffer.from(`${username}:${password}`).toString('base64');
  return {
    ...(credentials === undefined ? {} : { authorization: `Basic ${pair}` }),
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  };
}

async function* whole({ body, contentLength }: OutboundResponse): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw size > 0 && isBroken(error) ? cut(size, contentLength) : explain(error);
  }
  if (contentLength !== null && size < contentLength) throw cut(size, contentLength);
}

function isBroken(error: unknown): boolean {
  return error instanceof OutboundError && error.kind === 'failed';
}

function cut(size: number, announced: number | null): FeedError {
  const reason =
    announced === null
      ? say`The connection broke after ${size} bytes.`
      : say`Only ${size} of ${announced} bytes arrived.`;
  return new FeedError('truncated_feed', reason, { hint: 'try again' });
}

async function openFile(location: string): Promise<FeedSource> {
  const path = resolve(location);
  const facts = await stat(path).catch(() => null);
  if (facts === null) throw new FeedError('unreadable_source', say`There is no file ${path}.`);
  if (!facts.isFile()) throw new FeedError('unreadable_source', say`${path} is not a file.`);
  // Opened before anything else is done: a stream that opens its file by itself fails while nobody listens to it.
  const file = await open(path).catch(() => null);
  if (file === null) throw new FeedError('unreadable_source', say`${path} cannot be read.`);
  const bytes = file.createReadStream({ highWaterMark: 256 * 1024 });
  return {
    name: path,
    isUnchanged: false,
    etag: null,
    lastModified: null,
    totalBytes: facts.size,
    bytes,
    close: async () => void bytes.destroy(),
  };
}

function explain(error: unknown): unknown {
  if (!(error instanceof OutboundError)) return error;
  const isRefused = error.kind === 'refused';
  const hint = isRefused ? { hint: 'if the host is yours, name it with --allow-host' } : {};
  return new FeedError(isRefused ? 'refused_address' : 'unreadable_source', quote(error.message), hint);
}
