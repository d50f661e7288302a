import { limits } from '@spark/contract';
import { say, type Sentence } from '../../../platform/sentences/index.ts';
import { findDeception, mixedWord, type Deception } from './deceptive-text.ts';
import { looksLikeStaff } from './look-alikes.ts';

/** A name as it is kept: composed, its words a blank apart. */
export function tidyName(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/gu, ' ');
}

/** Why somebody cannot be shown by this name; `null` where they can. Those who run the place may say so. */
export function refuseName(name: string, { isStaff }: { isStaff: boolean }): Sentence | null {
  if ([...name].length > limits.nameLength)
    return say`A name may have at most ${limits.nameLength} characters.`;
  const deception = findDeception(name);
  if (deception !== null) return sentences[deception](name);
  if (!isStaff && looksLikeStaff(name)) {
    return say`This name would be taken for that of the people who run this place. Choose another one.`;
  }
  return null;
}

const sentences: Record<Deception, (name: string) => Sentence> = {
  direction: () => say`This name holds a mark that turns the direction of writing. Leave it out.`,
  invisible: () => say`This name holds characters that cannot be seen. Leave them out.`,
  stacked: () => say`This name piles up more marks on a letter than any writing does. Leave some out.`,
  mixed: (name) =>
    say`“${mixedWord(name) ?? ''}” mixes letters of two alphabets that look alike. Write it in one of them.`,
};
