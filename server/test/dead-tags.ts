import type { Post } from '@spark/contract';

/**
 * Knows what the shop has said and finds what must never be seen: a product offered although the shop had said, before
 * the look began, that it cannot be bought, and has not begun to say otherwise since.
 */
export function createDeadTagFinder() {
  const soldOutSince = new Map<string, number>();
  return {
    /** To be called when the shop's word has been acknowledged. */
    noteSoldOut: (productId: string) => void soldOutSince.set(productId, performance.now()),
    /** To be called before the shop says so. */
    noteRestock: (productId: string) => void soldOutSince.delete(productId),
    /** The dead tags of a post that was asked for at a time. */
    find: (post: Post, askedAt: number): string[] => {
      const isDead = (id: string) => (soldOutSince.get(id) ?? Infinity) < askedAt;
      const offered = post.products.filter((product) => product.isBuyable).map(({ id }) => id);
      const tagged = post.media.flatMap((photo) => photo.tags.map((tag) => tag.productId));
      const uncounted = post.shoppableCount === offered.length ? [] : ['miscounted'];
      return [...[...offered, ...tagged].filter(isDead), ...uncounted];
    },
  };
}
