import type { Language } from '@spark/contract';
import { languageOf } from '../../platform/words/index.ts';

/** What a post says in its own words. */
interface PostWords {
  text: string;
  poll?: { question: string; options: readonly { text: string }[] } | null;
}

/** What a post is written in by its own words; one that has none of its own is in no language. */
export function languageOfPost({ text, poll }: PostWords, writer: Language | null): Language | null {
  const choices =
    poll === null || poll === undefined ? [] : [poll.question, ...poll.options.map((one) => one.text)];
  return languageOf([text, ...choices].join('\n'), writer);
}
