/**
 * The languages Spark tells apart in what people write, as BCP 47 tags. Which of them it speaks itself is `locales`. Chinese is
 * written in simplified (`zh-Hans`) or traditional characters (`zh-Hant`); `zh` is what could be either, like 很好喝.
 */
export const languages = [
  'ar',
  'bg',
  'bn',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sv',
  'ta',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
  'zh-Hans',
  'zh-Hant',
] as const;

/** A language something is written in. */
export type Language = (typeof languages)[number];

/** Each language as its own readers call it. */
export const languageNames: Readonly<Record<Language, string>> = {
  ar: 'العربية',
  bg: 'Български',
  bn: 'বাংলা',
  cs: 'Čeština',
  da: 'Dansk',
  de: 'Deutsch',
  el: 'Ελληνικά',
  en: 'English',
  es: 'Español',
  fa: 'فارسی',
  fi: 'Suomi',
  fr: 'Français',
  he: 'עברית',
  hi: 'हिन्दी',
  hu: 'Magyar',
  id: 'Bahasa Indonesia',
  it: 'Italiano',
  ja: '日本語',
  ko: '한국어',
  nl: 'Nederlands',
  no: 'Norsk',
  pl: 'Polski',
  pt: 'Português',
  ro: 'Română',
  ru: 'Русский',
  sv: 'Svenska',
  ta: 'தமிழ்',
  th: 'ไทย',
  tr: 'Türkçe',
  uk: 'Українська',
  ur: 'اردو',
  vi: 'Tiếng Việt',
  zh: '中文',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
};

/** Those to choose among: nobody who knows that something is Chinese has to leave open which. */
export const offeredLanguages: readonly Language[] = languages.filter((language) => language !== 'zh');

/** Whether a text is the tag of one of these languages. */
export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}

/** The language of what somebody writes who uses Spark in another one: `zh-CN` is written as `zh-Hans`. */
export function languageOfLocale(locale: string): Language | null {
  const [base] = locale.toLowerCase().split('-');
  if (base === 'zh') return /^zh-(hant|tw|hk|mo)\b/iu.test(locale) ? 'zh-Hant' : 'zh-Hans';
  return isLanguage(base) ? base : null;
}
