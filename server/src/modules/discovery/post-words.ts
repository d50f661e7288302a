import type { Locale, Post } from '@spark/contract';
import { say, speak } from '../../platform/sentences/index.ts';

const titleCharacters = 70;

/** What a post is called where it is listed or shared: how it begins, or what it asks, judges or points to. */
export function postTitle(post: Post, locale: Locale): string {
  return shorten(ownWords(post) ?? speak(locale, say`A post by ${post.author.name}`), titleCharacters);
}

/** All of its words, in the order they are read. */
export function postText({ text, poll, review, link }: Post): string {
  const options = poll?.options.map((option) => `– ${option.text}`).join('\n') ?? '';
  const said = [poll?.question, options, review?.title, review?.text, text, link?.title];
  return said.flatMap((words) => words?.trim() || []).join('\n\n');
}

/** The words a post is known by; `null` for pictures without any. */
export function ownWords({ poll, review, text, link }: Post): string | null {
  const said = [poll?.question, review?.title, text, link?.title].map((words) => words?.trim() ?? '');
  return said.find((words) => words !== '') ?? null;
}

/** One line, ended with "…" where it is longer. */
export function shorten(text: string, maxCharacters: number): string {
  const characters = [...text.trim().replaceAll(/\s+/g, ' ')];
  if (characters.length <= maxCharacters) return characters.join('');
  return `${characters
    .slice(0, maxCharacters - 1)
    .join('')
    .trimEnd()}…`;
}
