import { Type } from 'typebox';
import { newId, type Trx } from '../../../platform/db/index.ts';
import { enqueue, jobType } from '../../../platform/jobs/index.ts';
import { mailboxOf } from '../addresses/address.ts';
import { takeTry } from '../count-tries.ts';

/** What letters about an account are for. */
export const letterKinds = [
  /** To the address of an account: is it yours? */
  'confirm',
  /** To the address one has: shall it become another one? */
  'leave-address',
  /** To the address one wants: is it yours? */
  'take-address',
  'reset',
  'sign-in',
  'password-changed',
  'departing',
  'export-ready',
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** A letter about an account. What it leads on with is made when it is written: it exists nowhere but in the letter. */
export const accountLetter = jobType({
  name: 'account-letter',
  payload: Type.Object({
    letterId: Type.String(),
    kind: Type.Enum([...letterKinds]),
    /** The account it is about; where only an address is known, it may be nobody's. */
    userId: Type.Optional(Type.String()),
    address: Type.Optional(Type.String()),
    /** Where the address shall change: whether the one of the account was confirmed when that was asked for. */
    wasConfirmed: Type.Optional(Type.Boolean()),
    /** Where to go on to on our pages. */
    then: Type.Optional(Type.String()),
  }),
  maxAttempts: 8,
});

/** Which letter, about whom. */
export interface AskedLetter {
  kind: LetterKind;
  userId?: string;
  address?: string;
  wasConfirmed?: boolean;
  then?: string;
}

/** What each letter that somebody can ask for is counted as. */
const counters = {
  confirm: 'confirm-letter',
  'leave-address': 'change-letter',
  'take-address': 'change-letter',
  reset: 'reset-letter',
  'sign-in': 'sign-in-letter',
} as const;

/** A letter somebody asks for, and the address it goes to. */
export interface LetterRequest extends AskedLetter {
  kind: keyof typeof counters;
  mailbox: string;
  /** Whence it is asked for, where that is not counted by account. */
  network?: string;
}

/** Queues a letter about an account with what brought it about. */
export async function queueLetter(trx: Trx, letter: AskedLetter): Promise<void> {
  await enqueue(trx, accountLetter, { letterId: newId(), ...letter });
}

/**
 * Queues a letter somebody asked for, with what brought it about, if its mailbox has not got too many of that kind within the hour, and its network has
 * not asked for too many: says whether. Nothing here depends on whether anybody has the address; that is looked up when the
 * letter is written.
 */
export async function askForLetter(trx: Trx, letter: LetterRequest, now: Date): Promise<boolean> {
  const { mailbox, network, ...asked } = letter;
  if (!(await takeTry(trx, counters[letter.kind], mailboxOf(mailbox), now))) return false;
  if (network !== undefined && !(await takeTry(trx, 'network-letter', network, now))) return false;
  await queueLetter(trx, asked);
  return true;
}
