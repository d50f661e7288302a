import { withInnerMarks, type Locale } from '@spark/contract';
import { findTranslation } from './catalogue.ts';
import { isolate } from './isolate.ts';
import { formOf } from './plural-forms.ts';
import type { Sentence, Value } from './sentence.ts';

/** A sentence in a language; in English where that language has no words for it. */
export function speak(locale: Locale, sentence: Sentence): string {
  const words = findTranslation(locale, sentence);
  if (words !== undefined) return fill(words, sentence.values, locale);
  const source = sourceOf(sentence);
  // What has no words of its own needs no translation: only its values are in a language.
  if (!wordless.test(source)) return fill(source, sentence.values, 'en');
  return fill(source, sentence.values, locale).replaceAll(spaceAfterWideMark, '');
}

const wordless = /^(?:\{\d+\} ?)+$/;
// Chinese has its space within its marks; a closing quotation mark alone may be English.
const spaceAfterWideMark = /(?<=[。！？；：，、）]”?) /g;

function sourceOf({ source, counted }: Sentence): string {
  return counted !== undefined && formOf('en', counted.count) === 0 ? counted.one : source;
}

function fill(words: string, values: readonly Value[], locale: Locale): string {
  return words.replaceAll(/([“«]?)(@?)\{(\d+)\}/g, (_, mark: string, sign: string, index: string) => {
    const value = values[Number(index)] ?? '';
    if (typeof value !== 'string') return mark + sign + wordsOf(value, locale);
    // What people wrote, a handle with its sign.
    return mark + isolate(sign + (mark === '' ? value : withInnerMarks(value)), locale);
  });
}

function wordsOf(value: Exclude<Value, string>, locale: Locale): string {
  if (typeof value === 'number') return value.toLocaleString(locale);
  return typeof value === 'function' ? value(locale) : speak(locale, value);
}
