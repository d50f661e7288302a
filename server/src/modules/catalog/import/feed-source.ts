import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openOutbound, OutboundError } from '../../../platform/outbound/index.ts';
import { FeedError } from '../feed/feed-error.ts';

/** A feed about to be read. */
export interface FeedSource {
  /** Where it comes from, without anything secret: it is stored and shown. */
  name: string;
  /** Size as sent, when it is known beforehand. */
  totalBytes: number | null;
  bytes: AsyncIterable<Uint8Array>;
}

const maxDownloadBytes = 4 * 1024 ** 3;
const maxDownloadMs = 30 * 60_000;

/** Opens a file, or an http(s) address; private hosts only when the operator named them. Throws `FeedError`. */
export async function openFeedSource(location: string, allowedHosts: readonly string[]): Promise<FeedSource> {
  if (/^https?:\/\//i.test(location)) return openAddress(location, allowedHosts);
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(location)) {
    throw new FeedError('refused_address', 'A feed is read from a file or from an http(s) address.');
  }
  return openFile(location);
}

async function openAddress(location: string, allowedHosts: readonly string[]): Promise<FeedSource> {
  const rules = { maxBytes: maxDownloadBytes, totalMs: maxDownloadMs, allowedHosts };
  try {
    const response = await openOutbound(location, rules);
    return {
      name: nameOf(location),
      totalBytes: response.contentLength,
      bytes: explained(response.body, response.contentLength),
    };
  } catch (error) {
    throw explain(error);
  }
}

async function* explained(
  body: AsyncIterable<Uint8Array>,
  announced: number | null,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw explain(error);
  }
  if (announced !== null && size < announced) {
    throw new FeedError('truncated_feed', `Only ${size} of ${announced} bytes arrived.`, {
      hint: 'try again',
    });
  }
}

// The query of an address often carries the key that opens the feed.
function nameOf(location: string): string {
  const url = new URL(location);
  return `${url.origin}${url.pathname}`;
}

async function openFile(location: string): Promise<FeedSource> {
  const path = resolve(location);
  const facts = await stat(path).catch(() => null);
  if (facts === null) throw new FeedError('unreadable_source', `There is no file ${path}.`);
  if (!facts.isFile()) throw new FeedError('unreadable_source', `${path} is not a file.`);
  return { name: path, totalBytes: facts.size, bytes: createReadStream(path, { highWaterMark: 256 * 1024 }) };
}

function explain(error: unknown): unknown {
  if (!(error instanceof OutboundError)) return error;
  const isRefused = error.kind === 'refused';
  const hint = isRefused ? { hint: 'if the host is yours, name it with --allow-host' } : {};
  return new FeedError(isRefused ? 'refused_address' : 'unreadable_source', error.message, hint);
}
