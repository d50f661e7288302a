import type { Locale } from '@spark/contract';
import { findTranslation } from './catalogue.ts';
import { formOf } from './plural-forms.ts';
import type { Sentence, Value } from './sentence.ts';

/** A sentence in a language; in English where that language has no words for it. */
export function speak(locale: Locale, sentence: Sentence): string {
  const words = findTranslation(locale, sentence);
  return words === undefined
    ? fill(sourceOf(sentence), sentence.values, 'en')
    : fill(words, sentence.values, locale);
}

function sourceOf({ source, counted }: Sentence): string {
  return counted !== undefined && formOf('en', counted.count) === 0 ? counted.one : source;
}

function fill(words: string, values: readonly Value[], locale: Locale): string {
  return words.replaceAll(/\{(\d+)\}/g, (_, index: string) => wordsOf(values[Number(index)] ?? '', locale));
}

function wordsOf(value: Value, locale: Locale): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return value.toLocaleString(locale);
  return typeof value === 'function' ? value(locale) : speak(locale, value);
}
