import { limits } from '@spark/contract';
import { say, type Sentence } from '../../../platform/sentences/index.ts';
import { findDeception, mixedWord } from './deceptive-text.ts';
import { looksLikeStaff } from './look-alikes.ts';

/** Why nobody may choose this handle; `null` where one may, if it is free. Those who run the place may say so. */
export function refuseHandle(handle: string, { isStaff }: { isStaff: boolean }): Sentence | null {
  if (!/^[a-z0-9_]*$/.test(handle)) return refuseLetters(handle);
  if (handle.length < limits.handleMinLength) {
    return say`A handle has at least ${limits.handleMinLength} characters.`;
  }
  if (handle.length > limits.handleLength)
    return say`A handle has at most ${limits.handleLength} characters.`;
  if (!/[a-z]/.test(handle)) return say`A handle needs at least one letter.`;
  if (!isStaff && looksLikeStaff(handle)) {
    return say`@${handle} is kept for the people who run this place. Choose another one.`;
  }
  return null;
}

function refuseLetters(handle: string): Sentence {
  const deception = findDeception(handle);
  if (deception === 'direction') {
    return say`This handle holds a mark that turns the direction of writing. Use the letters a–z, digits and _.`;
  }
  if (deception === 'invisible')
    return say`This handle holds characters that cannot be seen. Use the letters a–z, digits and _.`;
  if (deception === 'mixed') {
    return say`“${mixedWord(handle) ?? ''}” mixes letters of two alphabets that look alike. Use the letters a–z, digits and _.`;
  }
  if (/[A-Z]/.test(handle) && /^\w*$/.test(handle)) return say`Write the handle in small letters.`;
  if (/\s/u.test(handle)) return say`A handle is one word. Use the letters a–z, digits and _.`;
  const [other = ''] = /[^a-z0-9_]/iu.exec(handle) ?? [];
  return say`“${other}” cannot be part of a handle. Use the letters a–z, digits and _.`;
}
