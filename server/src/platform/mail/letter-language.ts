/** The languages letters are written in, as BCP 47 names them. */
export type LetterLanguage = 'en' | 'zh-CN';

/** The language for a locale; English for all that letters are not written in, and for those that never chose. */
export function letterLanguage(locale: string | null): LetterLanguage {
  return /^zh([-_]|$)/i.test(locale ?? '') ? 'zh-CN' : 'en';
}
