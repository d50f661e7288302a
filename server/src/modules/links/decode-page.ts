import { TextDecoder } from 'node:util';

/** Where browsers, too, look for a declaration of the encoding. */
const scannedBytes = 1_024;

/**
 * Decodes a page's bytes as they stream, in the encoding of its byte order mark, its header or its own declaration, in
 * this order; UTF-8 without any. Bytes that do not fit become replacement characters.
 */
export async function* decodePage(
  bytes: AsyncIterable<Uint8Array>,
  contentType: string,
): AsyncGenerator<string> {
  let head: Uint8Array = new Uint8Array();
  let decoder: TextDecoder | null = null;
  for await (const chunk of bytes) {
    if (decoder !== null) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < scannedBytes) continue;
    decoder = decoderFor(head, contentType);
    yield decoder.decode(head, { stream: true });
  }
  if (decoder === null) {
    decoder = decoderFor(head, contentType);
    yield decoder.decode(head, { stream: true });
  }
  yield decoder.decode();
}

function decoderFor(head: Uint8Array, contentType: string): TextDecoder {
  const label = byMark(head) ?? byHeader(contentType) ?? byDeclaration(head) ?? 'utf-8';
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

function byMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null;
}

function byHeader(contentType: string): string | null {
  return /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType)?.[1] ?? null;
}

function byDeclaration(head: Uint8Array): string | null {
  const start = Buffer.from(head.subarray(0, scannedBytes)).toString('latin1');
  const label = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(start)?.[1] ?? null;
  // Whoever could read this declaration as ASCII is not reading UTF-16.
  return label !== null && /^utf-?16/i.test(label) ? 'utf-8' : label;
}
