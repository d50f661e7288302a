import type { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';

/**
 * What a request brings, to its end or to where its connection broke. That it broke is no error to whoever reads, or all
 * that is on its way between here and the disk were dropped with it, a quarter of a megabyte; so it is put away, and the
 * upload goes on behind it.
 */
export function receivedBytes(request: Readable): ReadableStream<Uint8Array> {
  return ReadableStream.from(read(request));
}

async function* read(request: Readable): AsyncGenerator<Uint8Array> {
  let news = Promise.withResolvers<void>();
  const tell = () => news.resolve();
  for (const event of happenings) request.on(event, tell);
  try {
    for (;;) {
      news = Promise.withResolvers();
      // Of a body, which has no encoding; what is left of it is there after the connection broke, too.
      const chunk = request.read() as Uint8Array | null;
      if (chunk !== null) yield chunk;
      else if (request.readableEnded || request.destroyed) return;
      else await news.promise;
    }
  } finally {
    for (const event of happenings) request.off(event, tell);
  }
}

const happenings = ['readable', 'end', 'error', 'close'] as const;
