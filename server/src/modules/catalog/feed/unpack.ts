import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { say } from '../../../platform/sentences/index.ts';
import { FeedError } from './feed-error.ts';
import type { FeedLimits } from './feed-limits.ts';

/** Below this much output the pack ratio says nothing: a short file of blanks packs well too. */
const ratioFloorBytes = 16 * 1024 ** 2;

/** Decompresses a gzipped feed as it streams and passes any other through; refuses what unpacks without end. */
export async function* unpack(
  bytes: AsyncIterable<Uint8Array>,
  limits: FeedLimits,
): AsyncGenerator<Uint8Array> {
  const chunks = bytes[Symbol.asyncIterator]();
  const head = await readHead(chunks);
  const start = head.subarray(0, 4);
  if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4) {
    throw new FeedError('unknown_format', say`The file is a ZIP archive.`, {
      hint: 'unpack it first, or use gzip',
    });
  }
  const whole = rejoin(head, chunks);
  yield* start[0] === 0x1f && start[1] === 0x8b ? gunzip(whole, limits) : capped(whole, limits);
}

async function readHead(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < 4) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

async function* rejoin(head: Uint8Array, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}

async function* capped(bytes: AsyncIterable<Uint8Array>, limits: FeedLimits): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > limits.unpackedBytes) throw tooLarge(limits);
    yield chunk;
  }
}

async function* gunzip(packed: AsyncIterable<Uint8Array>, limits: FeedLimits): AsyncGenerator<Uint8Array> {
  let packedBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of packed) {
      packedBytes += chunk.length;
      yield chunk;
    }
  }

  // The callback form reports every failure through the iteration below.
  const unpacked = pipeline(counted, createGunzip(), () => undefined);
  let size = 0;
  try {
    for await (const chunk of unpacked) {
      size += chunk.length;
      if (size > limits.unpackedBytes) throw tooLarge(limits);
      if (size > ratioFloorBytes && size > packedBytes * limits.packRatio) {
        throw new FeedError(
          'too_large',
          say`The file unpacks to more than ${limits.packRatio} times its size.`,
          {
            hint: 'no real catalogue does; send it unpacked if it is genuine',
          },
        );
      }
      yield chunk;
    }
  } catch (error) {
    throw isZlibError(error) ? brokenArchive(error.code) : error;
  } finally {
    unpacked.destroy();
  }
}

function isZlibError(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
  );
}

function brokenArchive(code: string): FeedError {
  return code === 'Z_BUF_ERROR'
    ? new FeedError('truncated_feed', say`The gzip file ends too early: it was cut.`, {
        hint: 'fetch the file again',
      })
    : new FeedError('unreadable_source', say`The gzip file is damaged.`, { hint: 'fetch the file again' });
}

function tooLarge(limits: FeedLimits): FeedError {
  return new FeedError('too_large', say`The feed is larger than ${limits.unpackedBytes} bytes.`, {
    hint: 'split the catalogue into several feeds',
  });
}
