import { limits, type NewTag, type PostChange, type ProductCard } from '@spark/contract';
import type { PostContent } from './post-content.ts';

/**
 * What a post says after a change. Products that cannot be bought now are not shown to whoever edits, so a change that
 * does not name them leaves them where they are, as far as there is room.
 */
export function applyChange(
  before: PostContent,
  { text, interests, media, productIds }: PostChange,
  products: ReadonlyMap<string, ProductCard>,
): PostContent {
  const isHidden = (productId: string) => products.get(productId)?.isBuyable !== true;
  return {
    text: text?.trim() ?? before.text,
    interests: interests ?? before.interests,
    media:
      media?.map(({ id, alt, tags }) => {
        const old = before.media.find((photo) => photo.id === id);
        const oldTags = old?.tags ?? [];
        return {
          id,
          alt: alt?.trim() ?? old?.alt ?? '',
          tags: tags === undefined ? oldTags : withHiddenTags(tags, oldTags, isHidden),
        };
      }) ?? before.media,
    productIds:
      productIds === undefined
        ? before.productIds
        : withHidden(productIds, before.productIds, isHidden, limits.productsPerPost),
  };
}

function withHiddenTags(
  tags: readonly NewTag[],
  before: readonly NewTag[],
  isHidden: (productId: string) => boolean,
): NewTag[] {
  const named = new Set(tags.map(({ productId }) => productId));
  return withHidden(
    // Their fields in one order, so that equal tags are equal as text.
    tags.map(({ productId, x, y }) => ({ productId, x, y })),
    before,
    ({ productId }) => isHidden(productId) && !named.has(productId),
    limits.tagsPerPhoto,
  );
}

/** What was named, with what could not be seen put back into its old places. */
function withHidden<T>(
  named: readonly T[],
  before: readonly T[],
  isHidden: (one: T) => boolean,
  atMost: number,
): T[] {
  const all = [...named];
  for (const [place, one] of before.entries()) {
    if (all.length < atMost && isHidden(one) && !all.includes(one)) all.splice(place, 0, one);
  }
  return all;
}
