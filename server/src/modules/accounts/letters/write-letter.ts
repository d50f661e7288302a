import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { handleJob, type QueuedJob } from '../../../platform/jobs/index.ts';
import { composeLetter, letterLocale, type Mail } from '../../../platform/mail/index.ts';
import { dayOf } from '../../../platform/sentences/index.ts';
import { findHolder } from '../addresses/claims.ts';
import type { Auth } from '../auth.ts';
import { accountLetter, type AskedLetter, type LetterKind } from './account-letter.ts';
import { wordsOf, type WordedLetter } from './account-letters.words.ts';
import { mintConfirmation, mintReset, mintSignIn } from './letter-tokens.ts';

/** What writing letters about accounts takes. */
export interface LetterDesk {
  db: Db;
  auth: Auth;
  mail: Mail;
  publicUrl: string;
}

/** Writes letters about accounts. Whoever has no account gets none: nobody is told who has one. */
export function accountLetterJob(desk: LetterDesk): QueuedJob {
  return handleJob(accountLetter, async ({ letterId, ...asked }) => {
    const user = await findReader(desk.db, asked);
    if (user === undefined) return { letterId, outcome: 'nobody to tell' };
    const isOver = user.due_at !== null && !lettersOfLeaving.includes(asked.kind);
    const letter = isOver ? null : await plan(desk, user, asked);
    if (letter === null) return { letterId, kind: asked.kind, outcome: 'nothing to tell' };
    const words = wordsOf(letter.kind, {
      address: letter.about ?? letter.to,
      handle: user.handle,
      day: dayOf(letter.day ?? new Date(0)),
    });
    const way = { words: words.button, href: `${desk.publicUrl}${letter.path}`, look: 'button' as const };
    const composed = composeLetter({
      locale: letterLocale(user.locale),
      subject: words.subject,
      parts: [...words.lines, way],
    });
    await desk.mail.send({ id: letterId, to: letter.to, ...composed });
    return { letterId, kind: letter.kind, outcome: 'sent' };
  });
}

/** What somebody is written who leaves: until when they can come back, and what lets them in again. */
const lettersOfLeaving: readonly LetterKind[] = ['departing', 'reset', 'sign-in', 'password-changed'];

interface Planned {
  kind: WordedLetter;
  to: string;
  /** The path of the page it leads to. */
  path: string;
  /** The address it is about, where that is not the one it is sent to. */
  about?: string;
  day?: Date;
}

async function plan(desk: LetterDesk, user: Reader, asked: AskedLetter): Promise<Planned | null> {
  const { auth } = desk;
  const own = user.claimed_email ?? user.email;
  switch (asked.kind) {
    case 'confirm': {
      if (user.email_verified) return null;
      if (await isConfirmedByOther(desk.db, own, user.id)) return hasAccount(own);
      return { kind: 'confirm', to: own, path: confirmPath(await mintConfirmation(auth, user, null)) };
    }
    case 'leave-address': {
      if (asked.address === undefined || asked.wasConfirmed !== user.email_verified) return null;
      const change = { to: asked.address, step: 'change-email-confirmation' } as const;
      const path = confirmPath(await mintConfirmation(auth, user, change));
      return { kind: 'leave-address', to: own, about: asked.address, path };
    }
    case 'take-address': {
      if (asked.address === undefined || asked.wasConfirmed !== user.email_verified) return null;
      if (await isConfirmedByOther(desk.db, asked.address, user.id)) return hasAccount(asked.address);
      const change = { to: asked.address, step: 'change-email-verification' } as const;
      const path = confirmPath(await mintConfirmation(auth, user, change));
      return { kind: 'take-address', to: asked.address, path };
    }
    case 'reset':
      return { kind: 'reset', to: own, path: `/reset-password?token=${await mintReset(auth, user.id)}` };
    case 'sign-in': {
      const then = asked.then === undefined ? '' : `&then=${encodeURIComponent(asked.then)}`;
      const token = await mintSignIn(auth, user.email);
      return { kind: 'sign-in', to: own, path: `/sign-in/link?token=${token}${then}` };
    }
    case 'password-changed':
      return { kind: 'password-changed', to: own, path: '/forgot-password' };
    case 'departing':
      return user.due_at === null ? null : { kind: 'departing', to: own, path: '/sign-in', day: user.due_at };
    case 'export-ready':
      return user.export_until === null
        ? null
        : { kind: 'export-ready', to: own, path: '/settings/account#export', day: user.export_until };
  }
}

const confirmPath = (token: string) => `/confirm-address?token=${token}`;

const hasAccount = (to: string): Planned => ({ kind: 'has-account', to, path: '/sign-in' });

async function isConfirmedByOther(db: Db, address: string, userId: string): Promise<boolean> {
  const holder = await findHolder(db, address);
  return holder !== undefined && holder.email_verified && holder.id !== userId;
}

type Reader = NonNullable<Awaited<ReturnType<typeof findReader>>>;

async function findReader(db: Db, { userId, address }: AskedLetter) {
  const query = db
    .selectFrom('users')
    .leftJoin('departures', 'departures.user_id', 'users.id')
    .select((select) => [
      'users.id',
      'email',
      'claimed_email',
      'email_verified',
      'locale',
      'handle',
      'departures.due_at',
      select
        .selectFrom('data_exports')
        .select((exported) => exported.fn.max('expires_at').as('until'))
        .whereRef('data_exports.user_id', '=', 'users.id')
        .where('state', '=', 'ready')
        .as('export_until'),
    ]);
  if (userId !== undefined) return query.where('users.id', '=', userId).executeTakeFirst();
  const wanted = address?.toLowerCase() ?? '';
  const holder = await query.where(sql<string>`lower(email)`, '=', wanted).executeTakeFirst();
  // Where nobody has the address any more, whoever claims it would never be written to: the latest of them is.
  const claiming = query.where(sql<string>`lower(claimed_email)`, '=', wanted).orderBy('users.id', 'desc');
  return holder ?? claiming.limit(1).executeTakeFirst();
}
