import { opendir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { say } from '../../../platform/sentences/index.ts';
import { FeedError } from '../feed/feed-error.ts';

/** The pictures of a local folder, found by the path or name that an address ends in. */
export interface PictureFolder {
  /** The file an address means, or `null` when there is none or several would fit equally well. */
  find(address: string): string | null;
}

const pictureName = /\.(jpe?g|png|webp|avif|gif)$/i;

/** Lists the pictures below a folder; links to elsewhere are not followed. Throws `FeedError`. */
export async function openPictureFolder(location: string): Promise<PictureFolder> {
  const root = resolve(location);
  const facts = await stat(root).catch(() => null);
  if (facts?.isDirectory() !== true) {
    throw new FeedError('unreadable_source', say`The media folder ${root} does not exist.`);
  }

  const pathsByName = new Map<string, string[][]>();
  for await (const entry of await opendir(root, { recursive: true })) {
    if (!entry.isFile() || !pictureName.test(entry.name)) continue;
    const segments = relative(root, join(entry.parentPath, entry.name)).split(sep);
    const name = entry.name.toLowerCase();
    pathsByName.set(name, [...(pathsByName.get(name) ?? []), segments]);
  }

  return {
    find(address) {
      const wanted = segmentsOf(address);
      const candidates = pathsByName.get(wanted.at(-1)?.toLowerCase() ?? '') ?? [];
      const best = closest(candidates, wanted);
      return best === null ? null : join(root, ...best);
    },
  };
}

function closest(candidates: string[][], wanted: string[]): string[] | null {
  let best: string[] | null = null;
  let bestLength = 0;
  for (const candidate of candidates) {
    const length = commonTail(candidate, wanted);
    if (length > bestLength) {
      best = candidate;
      bestLength = length;
    } else if (length === bestLength) {
      best = null;
    }
  }
  return best;
}

function commonTail(one: string[], other: string[]): number {
  let length = 0;
  while (length < one.length && length < other.length) {
    if (one.at(-1 - length)?.toLowerCase() !== other.at(-1 - length)?.toLowerCase()) break;
    length += 1;
  }
  return length;
}

function segmentsOf(address: string): string[] {
  const { pathname } = new URL(address);
  return pathname.split('/').map((segment) => {
    try {
      return decodeURIComponent(segment);
    } catch {
      // A stray % that encodes nothing: the name is meant as it is written.
      return segment;
    }
  });
}
