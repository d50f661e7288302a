import type { Db } from '../../../platform/db/index.ts';
import { notFound, type Handlers } from '../../../platform/http/index.ts';
import type { OneClick } from '../../../platform/mail/index.ts';
import { endLetters } from '../choices/change-settings.ts';
import { loadChoices } from '../choices/settings.queries.ts';
import { unsubscribePath } from './compose-letters.ts';
import { readEndedLetters, type EndedLetters } from './letter-token.ts';

/** Answers what the link at the end of a letter would end. Reading it ends nothing: mail programs read ahead. */
export function letterHandlers({ db, key }: { db: Db; key: string }): Handlers<'getLetters'> {
  return {
    getLetters: async ({ params }) => {
      const { userId, type } = read(key, params.token);
      const choices = await loadChoices(db, userId);
      const isOn = type === null ? Object.values(choices).some(({ mail }) => mail) : choices[type].mail;
      return { type, isOn };
    },
  };
}

/** Ends letters by one click, in a mail program or on our page. */
export function unsubscribing({ db, key }: { db: Db; key: string }): OneClick {
  return {
    path: unsubscribePath,
    end: async (token) => {
      const { userId, type } = read(key, token);
      await db.transaction().execute((trx) => endLetters(trx, userId, type));
    },
  };
}

function read(key: string, token: string): EndedLetters {
  const ended = readEndedLetters(key, token);
  if (ended === null) throw notFound('letter');
  return ended;
}
