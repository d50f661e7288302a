export { editDistance } from './edit-distance.ts';
export { languageOf } from './language-of.ts';
export { foldWords } from './fold-words.ts';
export { queryOf } from './query-of.ts';
export { quoteEntry } from './quote-entry.ts';
export { isUnspaced, pairsOf, splitWords, type SearchWord } from './search-words.ts';
