import type { Post, PostChange } from '@spark/contract';
import { arrivedPicture, emptyParts, type DraftParts } from '../draft/draft-parts.ts';

/** A published post as the parts a form shows. */
export function postParts(post: Post): DraftParts {
  const product = new Map(post.products.map((card) => [card.id, card]));
  return {
    ...emptyParts(post.kind),
    text: post.text,
    language: post.language,
    interests: post.interests.map(({ slug }) => slug),
    photos: post.media.map(({ alt, tags, ...photo }) => ({
      ...arrivedPicture({ ...photo, failure: null, edit: null }),
      alt,
      tags: tags.flatMap(({ productId, x, y }) => {
        const tagged = product.get(productId);
        return tagged === undefined ? [] : [{ product: tagged, x, y }];
      }),
    })),
    products: post.kind === 'product' ? post.products : [],
  };
}

/**
 * What was changed, part by part; `null` where nothing was. A photo names its tags only where these were changed: those of
 * products that are sold out are not shown, and stay as they are.
 */
export function changedParts(before: DraftParts, now: DraftParts): PostChange | null {
  const change: PostChange = {};
  if (now.text.trim() !== before.text.trim()) change.text = now.text.trim();
  if (now.language !== before.language) change.language = now.language;
  if (differ(now.interests, before.interests)) change.interests = [...now.interests];
  if (differ(now.photos.map(photoFacts), before.photos.map(photoFacts))) {
    change.media = now.photos.map((photo) => {
      const old = before.photos.find(({ key }) => key === photo.key);
      const { id, alt, tags } = photoFacts(photo);
      const hasSameTags = old !== undefined && !differ(tags, photoFacts(old).tags);
      return { id, alt, ...(hasSameTags ? {} : { tags }) };
    });
  }
  const productIds = now.products.map(({ id }) => id);
  if (
    differ(
      productIds,
      before.products.map(({ id }) => id),
    )
  )
    change.productIds = productIds;
  return Object.keys(change).length === 0 ? null : change;
}

function photoFacts({ key, alt, tags }: DraftParts['photos'][number]) {
  return {
    id: key,
    alt: alt.trim(),
    tags: tags.map(({ product, x, y }) => ({ productId: product.id, x, y })),
  };
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
