import type { FastifyInstance } from 'fastify';
import type { Db } from '../../../platform/db/index.ts';
import { notFound, type Handlers } from '../../../platform/http/index.ts';
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

/** Ends letters by one click, in a mail program or on our page: whoever has the link needs no account and no password. */
export async function mountUnsubscribe(
  app: FastifyInstance,
  { db, key }: { db: Db; key: string },
): Promise<void> {
  await app.register(async (scope) => {
    // Mail programs post a form (RFC 8058); what is in it says nothing the token does not.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 1_024 }, (_request, _body, done) =>
      done(null),
    );
    scope.route<{ Params: { token: string } }>({
      method: 'POST',
      url: `${unsubscribePath}/:token`,
      schema: { hide: true },
      handler: async (request, reply) => {
        const { userId, type } = read(key, request.params.token);
        await db.transaction().execute((trx) => endLetters(trx, userId, type));
        return reply.status(204).send();
      },
    });
  });
}

function read(key: string, token: string): EndedLetters {
  const ended = readEndedLetters(key, token);
  if (ended === null) throw notFound('letter');
  return ended;
}
