import type { Locale, Picture } from '@spark/contract';
import { join } from 'node:path';
import { mediaPath } from '../../media/index.ts';

/** Where a picture lies that is at least so wide where there is one; `null` for none, and for pictures kept elsewhere. */
export type FindFile = (picture: Picture | null | undefined, width: number) => string | null;

/** What scenes are made with. */
export interface Drawn {
  findFile: FindFile;
  /** The language of Spark's own words on it. */
  locale: Locale;
}

// The others are quicker to read.
const read = ['jpeg', 'webp'];

/** Finds pictures in the folder of the media store. */
export function createFindFile(folder: string): FindFile {
  return (picture, width) => {
    const own = picture?.variants.filter(({ url }) => url.startsWith(mediaPath)) ?? [];
    const [quick, any] = [own.filter(({ format }) => read.includes(format)), own];
    const sorted = (quick.length > 0 ? quick : any).toSorted((one, other) => one.width - other.width);
    const chosen = sorted.find((variant) => variant.width >= width) ?? sorted.at(-1);
    return chosen === undefined ? null : join(folder, chosen.url.slice(mediaPath.length));
  };
}
