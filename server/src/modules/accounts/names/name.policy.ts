import { limits } from '@spark/contract';
import { findDeception, mixedWord, type Deception } from './deceptive-text.ts';
import { looksLikeStaff } from './look-alikes.ts';

/** A name as it is kept: composed, its words a blank apart. */
export function tidyName(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/gu, ' ');
}

/** Why somebody cannot be shown by this name; `null` where they can. Those who run the place may say so. */
export function refuseName(name: string, { isStaff }: { isStaff: boolean }): string | null {
  if ([...name].length > limits.nameLength) return `A name may have at most ${limits.nameLength} characters.`;
  const deception = findDeception(name);
  if (deception !== null) return sentences[deception](name);
  if (!isStaff && looksLikeStaff(name)) {
    return 'This name would be taken for that of the people who run this place. Choose another one.';
  }
  return null;
}

const sentences: Record<Deception, (name: string) => string> = {
  direction: () => 'This name holds a mark that turns the direction of writing. Leave it out.',
  invisible: () => 'This name holds characters that cannot be seen. Leave them out.',
  stacked: () => 'This name piles up more marks on a letter than any writing does. Leave some out.',
  mixed: (name) =>
    `“${mixedWord(name)}” mixes letters of two alphabets that look alike. Write it in one of them.`,
};
