/** Picture formats Spark reads. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif';

const ascii = (text: string, offset = 0) => ({ bytes: Buffer.from(text, 'latin1'), offset });

const signatures: [PictureFormat, ReturnType<typeof ascii>[]][] = [
  ['jpeg', [ascii('\xff\xd8\xff')]],
  ['png', [ascii('\x89PNG\r\n\x1a\n')]],
  ['gif', [ascii('GIF8')]],
  ['webp', [ascii('RIFF'), ascii('WEBP', 8)]],
  ['avif', [ascii('ftypavif', 4)]],
  ['avif', [ascii('ftypavis', 4)]],
];

/**
 * The format by the first bytes, whatever the file is called; `null` for anything else. Looked at before any decoder
 * sees the file, since some decoders can be kept busy by their format check alone.
 */
export function sniffFormat(bytes: Uint8Array): PictureFormat | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32));
  const match = signatures.find(([, parts]) =>
    parts.every((part) => head.subarray(part.offset, part.offset + part.bytes.length).equals(part.bytes)),
  );
  return match?.[0] ?? null;
}

/** Whether the file is an iPhone's HEIC, which deserves a sentence of its own. */
export function isHeic(bytes: Uint8Array): boolean {
  const brand = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12)).toString(
    'latin1',
    4,
  );
  return /^ftyp(heic|heix|heim|heis|hevc|mif1|msf1)$/.test(brand);
}
