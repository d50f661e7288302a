import { limits } from '@spark/contract';
import type { FieldErrors } from '#lib/field-errors.ts';

const tooManyRequests = 429;

/** Says beside which field a refusal of the sign-in service belongs, in our words; `form` is the form as a whole. */
export function authRemarks(refusal: { status: number; code: string; message: string }): FieldErrors {
  if (refusal.status === tooManyRequests) {
    // Of our own counts it is known what was too much.
    if (refusal.code === 'TOO_MANY_TRIES') return { form: refusal.message };
    return { form: 'That was a lot of tries. Wait a minute and try again.' };
  }
  // The sentence says what is wrong with this very name.
  if (refusal.code === 'NAME_REFUSED') return { name: refusal.message };
  return remarks()[refusal.code] ?? { form: refusal.message };
}

function remarks(): Record<string, FieldErrors> {
  return {
    INVALID_EMAIL: { email: 'This does not look like an e-mail address.' },
    INVALID_EMAIL_OR_PASSWORD: { form: 'The e-mail address or the password is not right.' },
    PASSWORD_TOO_SHORT: { password: `Use at least ${limits.passwordMinLength} characters.` },
    PASSWORD_TOO_LONG: { password: `Use at most ${limits.passwordMaxLength} characters.` },
  };
}
