import type { ProductCard } from '@spark/contract';

/** What the page of each variant of a group leaves room for, because the page of another one shows it. */
export interface SharedRoom {
  /** The title that needs the most of it. */
  title: string;
  hasRating: boolean;
  isReduced: boolean;
}

/** Tells what to leave room for above what variants are chosen with, so that choosing one does not move it. */
export function sharedRoom(
  group: readonly Pick<ProductCard, 'title' | 'rating' | 'originalPrice'>[],
): SharedRoom {
  return {
    title: group.reduce((longest, { title }) => (title.length > longest.length ? title : longest), ''),
    hasRating: group.some(({ rating }) => rating.average !== null),
    isReduced: group.some(({ originalPrice }) => originalPrice !== null),
  };
}
