import type { Db } from '../../../platform/db/index.ts';
import { invalid, ProblemError } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { takeTry } from '../count-tries.ts';
import { askForLetter, type LetterRequest } from '../letters/account-letter.ts';
import { normalAddress } from './address.ts';

/**
 * Asks for another address. Whoever has confirmed one is asked there first, then at the new one: nobody else gets to take
 * an account away. Throws `validation_failed`, and `rate_limited` when too many letters went there, or were asked for.
 */
export async function changeAddress(
  db: Db,
  { userId, email, now }: { userId: string; email: string; now: Date },
): Promise<void> {
  const own = await findOwn(db, userId);
  const wanted = normalAddress(email);
  if (wanted === null) throw invalid({ path: '/email', message: say`This is not an e-mail address.` });
  if (wanted === own.address) throw invalid({ path: '/email', message: say`This is your address already.` });
  await ask(
    db,
    own.email_verified
      ? { kind: 'leave-address', userId, address: wanted, wasConfirmed: true, mailbox: own.address }
      : { kind: 'take-address', userId, address: wanted, wasConfirmed: false, mailbox: wanted },
    now,
  );
}

/** Asks once more whether the address of an account is whose it is. Throws `conflict` when that is known. */
export async function confirmAddress(db: Db, userId: string, now: Date): Promise<void> {
  const own = await findOwn(db, userId);
  if (own.email_verified) throw new ProblemError('conflict', say`Your address is confirmed already.`);
  await ask(db, { kind: 'confirm', userId, mailbox: own.address }, now);
}

async function ask(db: Db, letter: LetterRequest & { userId: string }, now: Date): Promise<void> {
  const isAsked = await db.transaction().execute(async (trx) => {
    // Counted by account, too: nobody writes to one stranger after the other.
    if (!(await takeTry(trx, 'account-letter', letter.userId, now))) return false;
    return askForLetter(trx, letter, now);
  });
  if (isAsked) return;
  throw new ProblemError(
    'rate_limited',
    say`We have written several letters within the hour. Look for our letters, or try again in an hour.`,
    { headers: { 'retry-after': '3600' } },
  );
}

function findOwn(db: Db, userId: string) {
  return db
    .selectFrom('users')
    .select((query) => ['email_verified', query.fn.coalesce('claimed_email', 'email').as('address')])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
}
