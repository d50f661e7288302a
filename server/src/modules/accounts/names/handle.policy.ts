import { limits } from '@spark/contract';
import { findDeception, mixedWord } from './deceptive-text.ts';
import { looksLikeStaff } from './look-alikes.ts';

const alphabet = 'the letters a–z, digits and _';

/** Why nobody may choose this handle; `null` where one may, if it is free. Those who run the place may say so. */
export function refuseHandle(handle: string, { isStaff }: { isStaff: boolean }): string | null {
  if (!/^[a-z0-9_]*$/.test(handle)) return refuseLetters(handle);
  if (handle.length < limits.handleMinLength) {
    return `A handle has at least ${limits.handleMinLength} characters.`;
  }
  if (handle.length > limits.handleLength) return `A handle has at most ${limits.handleLength} characters.`;
  if (!/[a-z]/.test(handle)) return 'A handle needs at least one letter.';
  if (!isStaff && looksLikeStaff(handle)) {
    return `@${handle} is kept for the people who run this place. Choose another one.`;
  }
  return null;
}

function refuseLetters(handle: string): string {
  const deception = findDeception(handle);
  if (deception === 'direction') {
    return `This handle holds a mark that turns the direction of writing. Use ${alphabet}.`;
  }
  if (deception === 'invisible') return `This handle holds characters that cannot be seen. Use ${alphabet}.`;
  if (deception === 'mixed') {
    return `“${mixedWord(handle)}” mixes letters of two alphabets that look alike. Use ${alphabet}.`;
  }
  if (/[A-Z]/.test(handle) && /^\w*$/.test(handle)) return 'Write the handle in small letters.';
  if (/\s/u.test(handle)) return `A handle is one word. Use ${alphabet}.`;
  const [other = ''] = /[^a-z0-9_]/iu.exec(handle) ?? [];
  return `“${other}” cannot be part of a handle. Use ${alphabet}.`;
}
