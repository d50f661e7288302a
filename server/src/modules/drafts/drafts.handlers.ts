import type { Draft, Locale } from '@spark/contract';
import { localeOf, notFound, type Handlers } from '../../platform/http/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Services } from '../../platform/services.ts';
import { discardDraft } from './discard-draft.ts';
import { findDraft, selectDrafts } from './drafts.queries.ts';
import { keepDraft } from './keep-draft.ts';
import { readDrafts } from './read-drafts.ts';

type Calls = 'listDrafts' | 'getDraft' | 'keepDraft' | 'discardDraft';

/** Answers the calls about drafts. */
export function draftHandlers({ db }: Pick<Services, 'db'>): Handlers<Calls> {
  return {
    listDrafts: async ({ viewer, now, request }) => {
      const authorId = viewer.userId;
      const locale = localeOf(request);
      return { items: await readDrafts(db, await selectDrafts(db, authorId), { authorId, locale, now }) };
    },
    getDraft: async ({ params, viewer, now, request }) =>
      readDraft(db, { id: params.id, authorId: viewer.userId, locale: localeOf(request), now }),
    keepDraft: async ({ params, body, viewer, now, request }) => {
      const own = { id: params.id, authorId: viewer.userId, locale: localeOf(request), now };
      return db.transaction().execute(async (trx) => {
        await keepDraft(trx, { ...own, ...body });
        return readDraft(trx, own);
      });
    },
    discardDraft: async ({ params, viewer, now }) => {
      await db
        .transaction()
        .execute((trx) => discardDraft(trx, { id: params.id, authorId: viewer.userId, now }));
      return undefined;
    },
  };
}

async function readDraft(
  db: Db,
  own: { id: string; authorId: string; locale: Locale; now: Date },
): Promise<Draft> {
  const row = await findDraft(db, own);
  const [draft] = row === undefined ? [] : await readDrafts(db, [row], own);
  if (draft === undefined) throw notFound('draft');
  return draft;
}
