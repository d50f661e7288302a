import type { Coverage } from './font-coverage.ts';

/** Of the letters and digits of a text, so many may be left out before what remains says something else. */
const maxLostShare = 0.1;

// They change how others look and have no look of their own; those that only say which way words run, or what does not part, are heeded.
const invisible = /[[\p{Cc}\p{Cf}\p{Variation_Selector}]--[\u200e\u200f\u2060\u2066-\u2069]]/gv;
const unseen = /[\u00a0\u200e\u200f\u2060\u2066-\u2069]/;
const isWord = /[\p{L}\p{N}]/u;

/**
 * What of a text can be drawn: without the characters no font has, an emoji for instance. Empty where the words themselves
 * are in a script none of the fonts knows: better no title than half of one.
 */
export function drawableText(text: string, coverage: Coverage): string {
  const characters = [
    ...text
      .normalize('NFC')
      .replace(/[^\S\u00a0]+/g, ' ')
      .replaceAll(invisible, ''),
  ];
  const kept = characters.filter(
    (character) => unseen.test(character) || coverage.has(character.codePointAt(0) ?? 0),
  );
  const [words, lost] = [countWords(characters), countWords(characters) - countWords(kept)];
  if (lost > words * maxLostShare) return '';
  return kept.join('').replaceAll(/ +/g, ' ').trim();
}

function countWords(characters: readonly string[]): number {
  return characters.filter((character) => isWord.test(character)).length;
}
