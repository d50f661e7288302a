/** The languages Spark speaks, as BCP 47 tags; the first is the one its texts are written in. */
export const locales = ['en', 'zh-CN', 'ar'] as const;
export type Locale = (typeof locales)[number];

/** What a page is in where nothing else is known. */
export const sourceLocale: Locale = 'en';

/** Each language as its own speakers write it. */
export const localeNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
  ar: 'العربية',
};

/** Languages written in several scripts are answered only in the one Spark has. */
const scripts: Readonly<Partial<Record<Locale, string>>> = { 'zh-CN': 'Hans' };

const rightToLeft: ReadonlySet<Locale> = new Set<Locale>(['ar']);

/** No browser asks for more, and nobody shall make the server read a long list. */
const readChoices = 20;

/** Which way a language is written. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return rightToLeft.has(locale) ? 'rtl' : 'ltr';
}

/** Whether a text is exactly one of the languages Spark speaks. */
export function isLocale(text: unknown): text is Locale {
  return locales.some((locale) => locale === text);
}

/**
 * The language that answers an `Accept-Language` header or a single tag best: `zh-SG` is answered in zh-CN, `ar-EG`
 * in ar. What names no language Spark speaks, or nothing that is a language, is `null`.
 */
export function matchLocale(text: string | null | undefined): Locale | null {
  for (const tag of inOrderOfWish(text ?? '')) {
    const locale = lookUp(tag);
    if (locale !== null) return locale;
  }
  return null;
}

function inOrderOfWish(text: string): string[] {
  return text
    .split(',', readChoices)
    .map(readChoice)
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}

function readChoice(choice: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = choice.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { tag, weight: Number.isFinite(weight) ? weight : 0 };
}

function lookUp(tag: string): Locale | null {
  const asked = parse(tag.replaceAll('_', '-'));
  if (asked === null) return null;
  const sameLanguage = locales.filter((locale) => new Intl.Locale(locale).language === asked.language);
  return (
    sameLanguage.find((locale) => locale === asked.baseName) ??
    sameLanguage.find((locale) => scripts[locale] === undefined || scripts[locale] === asked.script) ??
    null
  );
}

function parse(tag: string) {
  try {
    // Which script goes without saying: zh-TW is written in traditional characters, zh-SG in simplified ones.
    const locale = new Intl.Locale(tag);
    return { baseName: locale.baseName, language: locale.language, script: locale.maximize().script };
  } catch {
    return null;
  }
}
