import type { Locale } from '@spark/contract';

/** What may stand in a sentence: a number and a nested sentence are put into the reader's language, a text stays as it is. */
export type Value = string | number | Sentence | InLanguage;

/** What only the language decides about: a price, a day, a list. */
export type InLanguage = (locale: Locale) => string;

/** A sentence for people that is not in any language yet: what the source says, and the values in it. */
export interface Sentence {
  /** In English, with `{0}`, `{1}` where values stand. */
  readonly source: string;
  readonly values: readonly Value[];
  /** Where the words depend on a number: the number, and what the source says for one. */
  readonly counted?: { readonly count: number; readonly one: string };
}

/** A sentence Spark says: catalogues find it by its English words, so every one begins here. */
export function say(parts: TemplateStringsArray, ...values: readonly Value[]): Sentence {
  const source = parts.reduce((text, part, index) => `${text}{${index - 1}}${part}`);
  return { source, values };
}

/** A sentence about a number. Both forms hold the same values at the same places, though one may leave the last ones out. */
export function sayCounted(count: number, one: Sentence, many: Sentence): Sentence {
  return { ...many, counted: { count, one: one.source } };
}

/** Words that are not Spark's: they stay as they are. */
export function quote(words: string): Sentence {
  return { source: '{0}', values: [words] };
}

/** A sentence Spark said before and keeps in English, to be said again in another language. It holds no values. */
export function sayAgain(source: string): Sentence {
  return { source, values: [] };
}

/** Several sentences, one after the other. */
export function sayTogether(sentences: readonly Sentence[]): Sentence {
  return { source: sentences.map((_, index) => `{${index}}`).join(' '), values: sentences };
}
