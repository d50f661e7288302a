export { editDistance } from './edit-distance.ts';
export { foldWords } from './fold-words.ts';
export { isUnspaced, pairsOf, splitWords, type SearchWord } from './search-words.ts';
export { quoteEntry } from './quote-entry.ts';
