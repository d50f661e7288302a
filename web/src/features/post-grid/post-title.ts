import type { Post } from '@spark/contract';
import { splitStory } from '#features/post/split-story.ts';
import { shorten } from '#lib/shorten.ts';

const titleLength = 80;

/** What a post is called in labels, results and previews: what it asks or judges, how it begins, or what it shows. */
export function postTitle(
  { kind, poll, review, text, link, products, author }: Post,
  maxLength = titleLength,
): string {
  const story = kind === 'story' ? splitStory(text).title : null;
  const said = [poll?.question, review?.title, story, text, link?.title, products[0]?.title];
  const words = said.map((part) => part?.trim() ?? '').find((part) => part !== '');
  return words === undefined ? `A post by ${author.name}` : shorten(words, maxLength);
}
