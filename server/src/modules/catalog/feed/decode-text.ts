import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { say } from '../../../platform/sentences/index.ts';
import { FeedError } from './feed-error.ts';

/** Bytes needed to see a byte order mark and an XML declaration. */
const headBytes = 256;

/** Decodes a feed's bytes as they stream; bytes that do not fit the encoding refuse the file, nothing is guessed. */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  declared: string | null,
): AsyncGenerator<string> {
  let head: Uint8Array = new Uint8Array();
  let decoder: TextDecoder | null = null;
  let line = 1;

  for await (const chunk of locateCut(bytes, () => line)) {
    if (decoder === null) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      if (head.length < headBytes) continue;
      decoder = decoderFor(declared ?? detectEncoding(head));
      yield decode(decoder, head, line);
      line += countLines(head);
    } else {
      yield decode(decoder, chunk, line);
      line += countLines(chunk);
    }
  }
  if (decoder === null) {
    decoder = decoderFor(declared ?? detectEncoding(head));
    yield decode(decoder, head, line);
  }
  yield decode(decoder, null, line);
}

// Whoever unpacks or fetches a file sees that it was cut, and only here is it known on which line.
async function* locateCut(
  bytes: AsyncIterable<Uint8Array>,
  lineNow: () => number,
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    if (!(error instanceof FeedError) || error.code !== 'truncated_feed' || error.line !== null) throw error;
    const line = lineNow();
    const hint = error.hint === null ? {} : { hint: error.hint };
    throw new FeedError('truncated_feed', say`${error.sentence} Line ${line} is the last that arrived.`, {
      line,
      ...hint,
    });
  }
}

function detectEncoding(head: Uint8Array): string {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb) return 'utf-8';
  // Every feed begins with an ASCII character, so a zero beside it gives UTF-16 away.
  if (first === 0 && second !== 0) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  const start = Buffer.from(head.subarray(0, headBytes)).toString('latin1');
  const declaration = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start);
  return declaration?.[1] ?? 'utf-8';
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new FeedError('bad_encoding', say`The encoding “${encoding}” is not known.`, {
      hint: 'save the file as UTF-8',
    });
  }
}

function decode(decoder: TextDecoder, chunk: Uint8Array | null, line: number): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    const at = chunk === null ? line : line + linesBeforeFault(chunk);
    throw new FeedError('bad_encoding', say`Line ${at} is not valid ${decoder.encoding.toUpperCase()}.`, {
      line: at,
      hint: 'save the file as UTF-8, or name its encoding with --encoding, for example --encoding windows-1252',
    });
  }
}

// The first and last line of a chunk may be cut inside a character; a fault there is off by one line at worst.
function linesBeforeFault(chunk: Uint8Array): number {
  let lines = 0;
  let from = 0;
  for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
    if (!isUtf8(chunk.subarray(from, end))) break;
    lines += 1;
    from = end + 1;
  }
  return lines;
}

function countLines(chunk: Uint8Array): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}
