import { matchLocale, sourceLocale, type Locale } from '@spark/contract';

/** The language letters to somebody are written in; for those who never chose one, the other. */
export function letterLocale(chosen: string | null, otherwise: Locale = sourceLocale): Locale {
  return matchLocale(chosen) ?? otherwise;
}
