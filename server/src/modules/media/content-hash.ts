import type { PhotoEdit } from '@spark/contract';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** What a picture's files are named by: its bytes, and how it was turned and cut. */
export async function hashFile(path: string, edit: PhotoEdit | null = null): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return name(hash.digest('hex'), edit);
}

/** The same for bytes at hand. */
export function hashBytes(bytes: Uint8Array): string {
  return name(createHash('sha256').update(bytes).digest('hex'), null);
}

function name(digest: string, edit: PhotoEdit | null): string {
  const whole =
    edit === null
      ? digest
      : createHash('sha256')
          .update(digest + describe(edit))
          .digest('hex');
  return whole.slice(0, 32);
}

function describe({ rotate, crop }: PhotoEdit): string {
  return JSON.stringify([rotate, crop === null ? null : [crop.x, crop.y, crop.width, crop.height]]);
}
