import type { Post } from '@spark/contract';
import { shorten } from '#lib/shorten.ts';

const maxLength = 80;

/** What a post is about in a few words, for labels and titles. */
export function postTitle(post: Post): string {
  const words =
    post.poll?.question ||
    post.review?.title ||
    post.link?.title ||
    post.text ||
    post.products[0]?.title ||
    '';
  return words === '' ? `A post by ${post.author.name}` : shorten(words, maxLength);
}
