import type { Language } from '@spark/contract';

/** What something is written in, and whether its author said so. */
export interface Written {
  language: Language | null;
  is_language_chosen: boolean;
}

/**
 * What something is written in once its author spoke of it: what they say now (`null` leaves it to the words again), else
 * what they said before, else what the words say.
 */
export function writtenIn(
  said: Language | null | undefined,
  before: Written | null,
  find: () => Language | null,
): Written {
  if (said !== undefined && said !== null) return { language: said, is_language_chosen: true };
  if (said === undefined && before?.is_language_chosen === true) {
    return { language: before.language, is_language_chosen: true };
  }
  return { language: find(), is_language_chosen: false };
}

/** Whether two say the same. */
export function isSameLanguage(one: Written, other: Written): boolean {
  return one.language === other.language && one.is_language_chosen === other.is_language_chosen;
}
