import { say, type InLanguage, type Sentence } from '../../../platform/sentences/index.ts';
import type { LetterKind } from './account-letter.ts';

/** A letter in words; `button` leads on. */
export interface AccountWords {
  subject: Sentence;
  lines: readonly Sentence[];
  button: Sentence;
}

/** The letters about accounts, and the one to whoever has an account already. */
export type WordedLetter = LetterKind | 'has-account';

/** What is filled in: the address and the account it is about, or the day something ends. */
export interface LetterFacts {
  address: string;
  handle: string;
  day: InLanguage;
}

const table: Record<WordedLetter, (facts: LetterFacts) => AccountWords> = {
  confirm: ({ address, handle }) => ({
    subject: say`Is this your address?`,
    lines: [
      say`Somebody, hopefully you, made the account @${handle} on Spark with ${address}.`,
      say`If that account is yours, sign in to it and say yes: nobody else can use your address then. The link works for a day. If it is not, do nothing.`,
    ],
    button: say`Yes, this is my address`,
  }),
  'has-account': ({ address }) => ({
    subject: say`You have an account already`,
    lines: [
      say`Somebody, hopefully you, wanted to use ${address} for an account on Spark. It belongs to one already.`,
      say`Sign in to it; if you do not know the password any more, choose another one there. If it was not you, do nothing.`,
    ],
    button: say`Sign in`,
  }),
  'leave-address': ({ address }) => ({
    subject: say`Shall your address change?`,
    lines: [
      say`Your account on Spark shall have the address ${address} from now on.`,
      say`Say yes, and we write to the new address to make sure of it. The link works for an hour. If it was not you, do nothing, and change your password.`,
    ],
    button: say`Yes, change it`,
  }),
  'take-address': ({ address, handle }) => ({
    subject: say`Is this your new address?`,
    lines: [
      say`The account @${handle} on Spark shall have the address ${address} from now on.`,
      say`If that account is yours, sign in to it and say yes. The link works for an hour. If it is not, do nothing.`,
    ],
    button: say`Yes, this is my address`,
  }),
  reset: () => ({
    subject: say`Choose a new password`,
    lines: [
      say`Somebody, hopefully you, asked for a new password on Spark.`,
      say`The link works once, for half an hour. If it was not you, do nothing: your password stays as it is.`,
    ],
    button: say`Choose a new password`,
  }),
  'sign-in': () => ({
    subject: say`Sign in to Spark`,
    lines: [say`The link signs you in, once, for ten minutes. If you did not ask for it, do nothing.`],
    button: say`Sign in`,
  }),
  'password-changed': () => ({
    subject: say`Your password was changed`,
    lines: [
      say`Your password on Spark was changed, and you were signed out everywhere else.`,
      say`If it was not you, choose another one at once.`,
    ],
    button: say`Choose a new password`,
  }),
  departing: ({ day }) => ({
    subject: say`Your account will be deleted`,
    lines: [
      say`Your account on Spark, with everything in it, will be deleted on ${day}. Until then nobody can see it.`,
      say`If you would rather stay, sign in before that day: everything is back at once.`,
    ],
    button: say`I would rather stay`,
  }),
  'export-ready': ({ day }) => ({
    subject: say`Your data is ready`,
    lines: [say`Everything of yours on Spark lies in one file, ready to be fetched until ${day}.`],
    button: say`Fetch it`,
  }),
};

/** The words of a letter. */
export function wordsOf(kind: WordedLetter, facts: LetterFacts): AccountWords {
  return table[kind](facts);
}
