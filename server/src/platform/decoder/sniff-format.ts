import { open } from 'node:fs/promises';

/** Picture formats Spark reads; HEIC only where the machine's libvips has a decoder for it. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'heic';

const headBytes = 64;

/** The format of a file by its first bytes, whatever it is called; `null` for anything else. */
export async function sniffFile(path: string): Promise<PictureFormat | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return sniffFormat(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/**
 * The format by the first bytes. Looked at before any decoder sees the file, since some decoders can be kept busy by
 * their format check alone.
 */
export function sniffFormat(head: Buffer): PictureFormat | null {
  const text = head.toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('GIF8')) return 'gif';
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp';
  return text.startsWith('ftyp', 4) ? fromBrands(brandsOf(head)) : null;
}

function fromBrands(brands: readonly string[]): PictureFormat | null {
  if (brands.some((brand) => /^avi[fs]$/.test(brand))) return 'avif';
  return brands.some((brand) => /^(hei[cxms]|hev[cx]|mif1|msf1)$/.test(brand)) ? 'heic' : null;
}

/** The kinds a HEIF file says it is: the main one, then, after a version, those it is compatible with. */
function brandsOf(head: Buffer): string[] {
  const end = Math.min(head.readUInt32BE(0), head.length);
  const offsets = [8];
  for (let offset = 16; offset + 4 <= end; offset += 4) offsets.push(offset);
  return offsets.map((offset) => head.toString('latin1', offset, offset + 4));
}
