import { firstWords } from './first-words.ts';

/** What a post's title can be made from. */
export interface TitledPost {
  text: string;
  question: string | null;
  reviewTitle: string | null;
  linkTitle: string | null;
}

const maxChars = 80;

/** A post in a few words: how it begins, or what it asks, judges or points to. Empty for pictures without words. */
export function postTitle({ text, question, reviewTitle, linkTitle }: TitledPost): string {
  const source = [question, text, reviewTitle, linkTitle].find((words) => (words?.trim() ?? '') !== '');
  return firstWords(source ?? '', maxChars);
}
