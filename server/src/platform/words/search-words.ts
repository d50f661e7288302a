/** A word somebody searches for, folded as `fold_words` does. */
export interface SearchWord {
  /** Entries of the index that a match must have, one of each. */
  entries: string[];
  /** What the person wrote, folded. */
  text: string;
  /** Whether longer words that begin with it count, too. */
  isPrefix: boolean;
}

/** More words than this do not make a search any clearer. */
const maxWords = 10;
/** Shorter words stand for themselves, unless one is still typing. */
const minPrefixLetters = 3;

const unspaced =
  /[\u3005-\u3007\u3021-\u3029\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Splits folded text into the words to look for; the last one may still be being typed. */
export function splitWords(folded: string): SearchWord[] {
  const parts = [...new Set(folded.split(' ').filter(Boolean))].slice(0, maxWords);
  return parts
    .flatMap((part, index) =>
      isUnspaced(part) ? splitUnspaced(part) : [plainWord(part, index === parts.length - 1)],
    )
    .slice(0, maxWords);
}

/** Whether a word is written in a script that puts no spaces between words, as Chinese and Japanese are. */
export function isUnspaced(word: string): boolean {
  return unspaced.test(word);
}

/** Neighbours of a run of characters, as `pair_characters` of the database makes them. */
export function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function plainWord(text: string, isLast: boolean): SearchWord {
  return { text, entries: [singular(text)], isPrefix: isLast || text.length >= minPrefixLetters };
}

// A shoe is looked for as "shoes": without the ending the beginning finds both. "Dress" and "lotus" are no plurals.
function singular(word: string): string {
  return /[a-z]{3}s$/.test(word) && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

// The index has every pair of neighbours. A word of one character is the beginning of some pair; beside longer words it
// is mostly a particle, and would find nothing that says the same in other words.
function splitUnspaced(run: string): SearchWord[] {
  const words = [...segmenter.segment(run)].map(({ segment }) => [...segment]);
  const long = words.filter((characters) => characters.length > 1);
  return (long.length > 0 ? long : words).slice(0, maxWords).map((characters) => ({
    text: characters.join(''),
    entries: characters.length === 1 ? characters : pairsOf(characters),
    isPrefix: characters.length === 1,
  }));
}
