import type { Language } from '@spark/contract';
import { countOneWay } from './chinese-characters.ts';
import { commonWords, typicalLetters } from './language-marks.ts';

/** Longer texts are judged by their beginning: what a page of words is written in shows in its first lines. */
const readCharacters = 1_500;

/**
 * What a text is written in, as far as that can be known. Most scripts belong to one language, or their letters tell; in
 * Latin letters it is the little words every sentence has. Where these decide nothing, it is the language of whoever
 * wrote, if that is written in these letters; and else nobody knows, which is better than a wrong guess: what is unknown is
 * hidden from no one. O(characters).
 */
export function languageOf(text: string, writer: Language | null): Language | null {
  const words = withoutNames(text.slice(0, readCharacters)).normalize('NFC').toLowerCase();
  switch (scriptOf(words)) {
    case null:
      return null;
    case 'han':
      return isJapanese(words) ? 'ja' : chineseOf(words, writer);
    case 'arabic':
      return ofLetters(words, ['ur', 'fa']) ?? (isAmong(writer, ['ur', 'fa']) ? writer : 'ar');
    case 'cyrillic':
      return ofLetters(words, ['uk', 'bg']) ?? (isAmong(writer, ['uk', 'bg']) ? writer : 'ru');
    case 'latin':
      return ofLatinWords(words, writer);
    default:
      return onlyLanguageOf[scriptOf(words) ?? ''] ?? null;
  }
}

/** Addresses, mentions and hashtags are the same in every language. */
function withoutNames(text: string): string {
  return text.replaceAll(/\bhttps?:\/\/\S+|\bwww\.\S+|[@#][\p{L}\p{N}_]+/gu, ' ');
}

const scripts: readonly (readonly [name: string, letters: RegExp, lettersPerWord: number])[] = [
  ['latin', /\p{Script=Latin}/gu, 5],
  // A character is about half a word.
  ['han', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, 2],
  ['arabic', /\p{Script=Arabic}/gu, 4],
  ['cyrillic', /\p{Script=Cyrillic}/gu, 5],
  ['hangul', /\p{Script=Hangul}/gu, 2],
  ['hebrew', /\p{Script=Hebrew}/gu, 4],
  ['greek', /\p{Script=Greek}/gu, 5],
  ['thai', /\p{Script=Thai}/gu, 4],
  ['devanagari', /\p{Script=Devanagari}/gu, 4],
  ['bengali', /\p{Script=Bengali}/gu, 4],
  ['tamil', /\p{Script=Tamil}/gu, 4],
];

const onlyLanguageOf: Readonly<Record<string, Language>> = {
  hangul: 'ko',
  hebrew: 'he',
  greek: 'el',
  thai: 'th',
  devanagari: 'hi',
  bengali: 'bn',
  tamil: 'ta',
};

/** The script most of the words are written in: "这件衣服 so cute" is Chinese with two words in it. */
function scriptOf(words: string): string | null {
  let best: string | null = null;
  let most = 0;
  for (const [name, letters, lettersPerWord] of scripts) {
    const count = (words.match(letters)?.length ?? 0) / lettersPerWord;
    if (count > most) [best, most] = [name, count];
  }
  return best;
}

/** Japanese has its own letters between the characters; one of them in a Chinese sentence is decoration. */
function isJapanese(words: string): boolean {
  const kana = words.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return kana > 0 && kana * 8 >= (words.match(/\p{Script=Han}/gu)?.length ?? 0);
}

/** Which of the two ways to write Chinese: by the characters only one of them has, and else as its author writes it. */
function chineseOf(words: string, writer: Language | null): Language {
  const { simplified, traditional } = countOneWay(words);
  if (simplified !== traditional) return simplified > traditional ? 'zh-Hans' : 'zh-Hant';
  return isAmong(writer, ['zh-Hans', 'zh-Hant']) ? writer : 'zh';
}

/** The first of some languages whose own letters are in a text. */
function ofLetters(words: string, among: readonly Language[]): Language | null {
  return among.find((language) => typicalLetters[language]?.test(words)) ?? null;
}

/** How far the first must be ahead of the second to be believed. */
const lead = 1.4;

function ofLatinWords(words: string, writer: Language | null): Language | null {
  const isLatin = writer !== null && commonWords[writer] !== undefined;
  const scores = scoreWords(words);
  const [first, second] = [...scores].toSorted(([, one], [, other]) => other - one);
  if (first === undefined) return isLatin ? writer : null;
  if (first[1] >= (second?.[1] ?? 0) * lead) return first[0];
  // Of some that are about as likely it is the one its author speaks.
  return isLatin && (scores.get(writer) ?? 0) * lead >= first[1] ? writer : null;
}

/** How much speaks for each language: a word several have is worth a part to each, a word with its own letters as much as one. */
function scoreWords(words: string): Map<Language, number> {
  const scores = new Map<Language, number>();
  const add = (language: Language, by: number) => scores.set(language, (scores.get(language) ?? 0) + by);
  for (const [word] of words.matchAll(/\p{L}+/gu)) {
    const speakers = languagesOfWord.get(word) ?? [];
    for (const language of speakers) add(language, 1 / speakers.length);
    if (/^[a-z]+$/u.test(word)) continue;
    const typical = latinLanguages.filter((language) => typicalLetters[language]?.test(word));
    for (const language of typical) add(language, 1 / typical.length);
  }
  return scores;
}

// Object.entries forgets the type of keys.
const latinLanguages = Object.keys(commonWords) as Language[];

const languagesOfWord = wordsBySpeakers();

function wordsBySpeakers(): Map<string, Language[]> {
  const speakers = new Map<string, Language[]>();
  for (const language of latinLanguages) {
    for (const word of new Set(commonWords[language]?.split(' '))) {
      speakers.set(word, [...(speakers.get(word) ?? []), language]);
    }
  }
  return speakers;
}

function isAmong(language: Language | null, among: readonly Language[]): language is Language {
  return language !== null && among.includes(language);
}
