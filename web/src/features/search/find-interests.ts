import type { Interest } from '@spark/contract';

const mostShown = 8;

/** The interests whose name has a word that begins with what was typed, those with most to see first. */
export function findInterests(interests: readonly Interest[], words: string): Interest[] {
  const wanted = fold(words).split(' ').filter(Boolean);
  if (wanted.length === 0) return [];
  return interests
    .filter(({ name }) => {
      const parts = fold(name).split(' ');
      return wanted.some((word) => parts.some((part) => part.startsWith(word)));
    })
    .toSorted((one, other) => other.postCount - one.postCount)
    .slice(0, mostShown);
}

// Letters without their accents, words without what stands between them.
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
