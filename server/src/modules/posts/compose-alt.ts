import { limits, type PostPhoto } from '@spark/contract';
import type { HydratedPost } from './hydrate-posts.ts';

/**
 * Describes a photo by what is tagged on it, where its author did not. It names what the photo shows: what was tagged, not
 * what stands in for it today. Names alone, so that it is a sentence in no language and can be put into one of any.
 */
export function composeAlt(
  { id, alt }: Pick<PostPhoto, 'id' | 'alt'>,
  { post, products }: Pick<HydratedPost, 'post' | 'products'>,
): string | null {
  if (alt.trim() !== '') return null;
  const titles = post.tags.flatMap((tag) => {
    const product = tag.media_id === id ? products.get(tag.product_id) : undefined;
    return product === undefined ? [] : [product.title];
  });
  return titles.length === 0 ? null : cut([...new Set(titles)].join(', '));
}

/** No longer than what an author may write, and never through the middle of a letter. */
function cut(text: string): string {
  const letters = [...text];
  if (letters.length <= limits.altLength) return text;
  return `${letters.slice(0, limits.altLength - 1).join('')}…`;
}
