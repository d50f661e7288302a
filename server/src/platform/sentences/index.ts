export { dayOf, listOf, priceOf } from './in-language.ts';
export { isolate } from './isolate.ts';
export { keepSentence, type KeptValues } from './kept-sentence.ts';
export {
  quote,
  say,
  sayAgain,
  sayCounted,
  sayTogether,
  type InLanguage,
  type Sentence,
  type Value,
} from './sentence.ts';
export { speak } from './speak.ts';
