import type { Draft } from '../posts/draft.ts';
import type { DraftWords } from './words-of.ts';

/** Who speaks, and to whom: what stands before the words of a comment. */
const speaker = /^(?:>{1,2} )?\w+: /;
/** The products shown with a comment, which stand behind its words. */
const shown = /(?: ?\[[\w-]+\])+$/;

/** A post with its Chinese words. Photos, places and people are the same. */
export function inChinese(draft: Draft, words: DraftWords): Draft {
  return {
    ...draft,
    text: words.text,
    ...(draft.photos && {
      photos: draft.photos.map((photo, at) => ({ ...photo, alt: wordAt(words.alts, at) })),
    }),
    ...(draft.poll &&
      words.poll && {
        poll: {
          ...draft.poll,
          question: words.poll.question,
          options: draft.poll.options.map((option, at) => ({
            ...option,
            text: wordAt(words.poll?.options, at),
          })),
        },
      }),
    ...(draft.link && words.link && { link: { ...draft.link, ...words.link } }),
    ...(draft.talk && { talk: draft.talk.map((line, at) => lineOf(line, wordAt(words.talk, at))) }),
  };
}

function lineOf(line: string, said: string): string {
  return `${speaker.exec(line)?.[0] ?? ''}${said}${shown.exec(line)?.[0] ?? ''}`;
}

function wordAt(words: readonly string[] | undefined, at: number): string {
  const word = words?.[at];
  if (word === undefined) throw new Error('Something of the demo has no Chinese words.');
  return word;
}
