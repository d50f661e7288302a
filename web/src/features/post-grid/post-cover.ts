import type { Picture, Post } from '@spark/contract';

/** The picture that stands for a post, with its description; `null` where words have to. */
export function postCover(post: Post): { picture: Picture; alt: string } | null {
  const [photo] = post.media;
  if (photo !== undefined) return { picture: photo, alt: photo.alt };
  if (post.link?.picture) return { picture: post.link.picture, alt: '' };
  if (post.kind !== 'product') return null;
  const shown = post.products.find(({ image }) => image !== null);
  return shown?.image ? { picture: shown.image, alt: shown.title } : null;
}
