import { limits } from '@spark/contract';

/** How many more products a photo can carry: its own limit and that of the post both count. */
export function tagsLeft(onPhoto: number, inPost: number): number {
  return Math.max(0, Math.min(limits.tagsPerPhoto - onPhoto, limits.tagsPerPost - inPost));
}
