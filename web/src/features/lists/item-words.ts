import type { ListItem, Picture } from '@spark/contract';
import { postCover, postTitle } from '#features/post-grid/index.ts';

/** What a thing of a list is called. */
export function itemTitle({ post, product }: ListItem): string {
  return post === null ? (product?.title ?? '') : postTitle(post);
}

/** What kind of thing it is, and whose. */
export function itemKind({ post, product }: ListItem): string {
  if (post !== null) return `Post by ${post.author.name}`;
  return product?.isBuyable === false ? 'Product · Out of stock' : 'Product';
}

/** The picture that stands for it, if there is one. */
export function itemPicture({ post, product }: ListItem): Picture | null {
  return post === null ? (product?.image ?? null) : (postCover(post)?.picture ?? null);
}
