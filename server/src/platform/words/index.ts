export { editDistance } from './edit-distance.ts';
export { findLanguages, type LanguageSearch } from './find-languages.ts';
export { languageOf } from './language-of.ts';
export { isSameLanguage, writtenIn, type Written } from './written-in.ts';
export { foldWords } from './fold-words.ts';
export { queryOf } from './query-of.ts';
export { quoteEntry } from './quote-entry.ts';
export { isUnspaced, pairsOf, splitWords, type SearchWord } from './search-words.ts';
