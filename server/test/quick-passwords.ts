import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { Passwords } from '../src/modules/accounts/index.ts';

const derive = promisify<string, string, number, { N: number }, Buffer>(scrypt);
// Kept passwords cost much on purpose; in tests there is nobody to keep from guessing them.
const keyOf = async (password: string, salt: string) =>
  (await derive(password, salt, 32, { N: 2 })).toString('hex');

/** Passwords by the same function as ever, at the least cost it can have. */
export const quickPasswords: Passwords = {
  hash: async (password) => {
    const salt = randomBytes(16).toString('hex');
    return `${salt}:${await keyOf(password, salt)}`;
  },
  verify: async ({ hash, password }) => {
    const [salt = '', key] = hash.split(':');
    return (await keyOf(password, salt)) === key;
  },
};
