import { limits } from '@spark/contract';
import type { FieldErrors } from '#lib/field-errors.ts';

/** What somebody typed to sign up or in. */
export interface Credentials {
  name: string;
  email: string;
  password: string;
}

/** Reads the fields of a sign-in or sign-up form. */
export function readCredentials(form: FormData): Credentials {
  const text = (name: string) => String(form.get(name) ?? '');
  return { name: text('name').trim(), email: text('email').trim(), password: text('password') };
}

/** What is plainly missing or wrong before anybody is asked; empty when nothing is. */
export function checkCredentials(
  { name, email, password }: Credentials,
  purpose: 'sign-in' | 'sign-up',
): FieldErrors {
  const remarks: FieldErrors = {};
  if (!/^\S+@\S+\.\S+$/.test(email)) remarks['email'] = 'Enter your e-mail address, like name@example.com.';
  if (password === '') remarks['password'] = 'Enter your password.';
  if (purpose === 'sign-in') return remarks;
  if (name === '') remarks['name'] = 'Enter the name others will see.';
  else if (name.length > limits.nameLength) remarks['name'] = `Use at most ${limits.nameLength} characters.`;
  if (password.length < limits.passwordMinLength) {
    remarks['password'] = `Use at least ${limits.passwordMinLength} characters.`;
  }
  return remarks;
}
