import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ChosenType } from '@spark/contract';
import { isChosenType } from '../notification-types.policy.ts';

/** What the link at the end of a letter ends: a person's letters of one kind, or all. */
export interface EndedLetters {
  userId: string;
  type: ChosenType | null;
}

const signatureBytes = 16;

/** Writes what a link ends so that nobody else can; it holds for as long as letters lie in boxes. */
export function signLetters(key: string, { userId, type }: EndedLetters): string {
  const told = `${userId}.${type ?? 'all'}`;
  return `${told}.${sign(key, told).toString('base64url')}`;
}

/** Reads it; `null` for what we did not write. */
export function readLetterToken(key: string, token: string): EndedLetters | null {
  const [userId = '', type = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || !(type === 'all' || isChosenType(type))) return null;
  const given = Buffer.from(signature, 'base64url');
  const own = sign(key, `${userId}.${type}`);
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
  return { userId, type: type === 'all' ? null : type };
}

function sign(key: string, told: string): Buffer {
  return createHmac('sha256', key).update(`letters ${told}`).digest().subarray(0, signatureBytes);
}
