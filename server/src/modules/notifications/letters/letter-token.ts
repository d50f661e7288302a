import type { ChosenType } from '@spark/contract';
import { readLetterToken, signLetterToken } from '../../../platform/mail/index.ts';
import { isChosenType } from '../notification-types.policy.ts';

const scope = 'letters';

/** What the link at the end of a letter ends: a person's letters of one kind, or all. */
export interface EndedLetters {
  userId: string;
  type: ChosenType | null;
}

/** Writes what a link ends so that nobody else can. */
export function signLetters(key: string, { userId, type }: EndedLetters): string {
  return signLetterToken(key, scope, `${userId}.${type ?? 'all'}`);
}

/** Reads it; `null` for what we did not write. */
export function readEndedLetters(key: string, token: string): EndedLetters | null {
  const [userId = '', type = ''] = readLetterToken(key, scope, token)?.split('.') ?? [];
  if (type === 'all') return { userId, type: null };
  return isChosenType(type) ? { userId, type } : null;
}
