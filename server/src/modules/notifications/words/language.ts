/** The languages Spark writes to people in. */
export type Language = 'en' | 'zh';

/** As BCP 47 names them. */
export const languageTags: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

/** The language to write in to somebody who reads in a locale. */
export function languageOf(locale: string | null): Language {
  return locale !== null && /^zh(-|$)/i.test(locale) ? 'zh' : 'en';
}
