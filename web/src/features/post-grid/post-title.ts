import type { Post } from '@spark/contract';
import { shorten } from '#lib/shorten.ts';

const titleLength = 80;

/** What a post is called in labels, results and previews: what it asks or judges, how it begins, or what it shows. */
export function postTitle(
  { poll, review, text, link, products, author }: Post,
  maxLength = titleLength,
): string {
  const said = [poll?.question, review?.title, text, link?.title, products[0]?.title];
  const words = said.map((part) => part?.trim() ?? '').find((part) => part !== '');
  return words === undefined ? `A post by ${author.name}` : shorten(words, maxLength);
}
