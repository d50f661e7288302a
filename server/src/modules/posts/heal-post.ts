import type { PostKind } from '@spark/contract';
import type { StandIn } from '../catalog/index.ts';

/** Ids of the products of a post, in order. */
export interface PostProductIds {
  kind: PostKind;
  /** On its photos. */
  tagged: readonly string[];
  /** Beside them: of a product post, a link or a review. */
  listed: readonly string[];
}

/**
 * The products of a post that others may stand in for: those on photos and those of a product post. A link leads to one
 * product, a review judges one and a choice of a poll is one: nothing else can take their place.
 */
export function healingProducts({ kind, tagged, listed }: PostProductIds): string[] {
  return [...new Set([...tagged, ...(kind === 'product' ? listed : [])])];
}

/** For each product that is sold out the best one that can be bought and that the post does not show already, if any. */
export function chooseStandIns({
  soldOut,
  shown,
  candidates,
}: {
  soldOut: readonly string[];
  shown: readonly string[];
  candidates: ReadonlyMap<string, readonly StandIn[]>;
}): Map<string, StandIn> {
  const taken = new Set(shown);
  const chosen = new Map<string, StandIn>();
  for (const id of soldOut) {
    const best = candidates.get(id)?.find(({ product }) => product.isBuyable && !taken.has(product.id));
    if (best === undefined) continue;
    taken.add(best.product.id);
    chosen.set(id, best);
  }
  return chosen;
}
