import { pageLocale } from '#page-language';
import { withInnerMarks, type Locale } from '@spark/contract';

const quotationMarks: Record<Locale, readonly [string, string]> = {
  en: ['“', '”'],
  'zh-CN': ['“', '”'],
  ar: ['«', '»'],
};

/** Somebody's words by themselves, within the marks of the page's language; their own become inner ones. */
export function quote(words: string): string {
  const [open, close] = quotationMarks[pageLocale()];
  return `${open}${withInnerMarks(words)}${close}`;
}
