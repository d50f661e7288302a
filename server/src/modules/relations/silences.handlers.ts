import type { SilencedPerson } from '@spark/contract';
import {
  notFound,
  readPageRequest,
  toPage,
  type Handlers,
  type PageRequest,
} from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { authorView, findUserId } from '../accounts/index.ts';
import { blockUser, unblockUser } from './block-user.ts';
import { findPerson } from './find-person.ts';
import { muteUser, unmuteUser } from './mute-user.ts';
import { selectBlocks, selectMutes, type SilencedRow } from './silences.queries.ts';

type Calls = 'blockUser' | 'unblockUser' | 'muteUser' | 'unmuteUser' | 'listMyBlocks' | 'listMyMutes';

/** Answers the calls about whom one does not want to meet. */
export function silenceHandlers({ db, cursors }: Pick<Services, 'db' | 'cursors'>): Handlers<Calls> {
  // Whoever was blocked may block back: else they stood unprotected the moment the other takes it back.
  async function findAnybody(handle: string): Promise<string> {
    const id = await findUserId(db, handle);
    if (id === undefined) throw notFound('person');
    return id;
  }

  async function list(
    list: { scope: string; query: { limit?: number; cursor?: string } },
    select: (page: PageRequest) => Promise<SilencedRow[]>,
  ) {
    const page = readPageRequest(cursors, list.scope, list.query);
    const { scope } = list;
    return toPage(
      await select(page),
      { limit: page.limit, scope, cursors, position: (row) => row },
      (shown) => shown.map(silencedView),
    );
  }

  return {
    blockUser: async ({ params, viewer, now }) => {
      const silencing = { userId: viewer.userId, otherId: await findAnybody(params.handle) };
      await db.transaction().execute((trx) => blockUser(trx, silencing, now));
      return { blocks: true };
    },
    unblockUser: async ({ params, viewer }) => {
      const silencing = { userId: viewer.userId, otherId: await findAnybody(params.handle) };
      await db.transaction().execute((trx) => unblockUser(trx, silencing));
      return { blocks: false };
    },
    muteUser: async ({ params, viewer, now }) => {
      const silencing = { userId: viewer.userId, otherId: await findPerson(db, params.handle, viewer) };
      await db.transaction().execute((trx) => muteUser(trx, silencing, now));
      return { mutes: true };
    },
    unmuteUser: async ({ params, viewer }) => {
      const silencing = { userId: viewer.userId, otherId: await findPerson(db, params.handle, viewer) };
      await db.transaction().execute((trx) => unmuteUser(trx, silencing));
      return { mutes: false };
    },
    listMyBlocks: ({ query, viewer: { userId } }) =>
      list({ scope: `blocks:${userId}`, query }, (page) => selectBlocks(db, userId, page)),
    listMyMutes: ({ query, viewer: { userId } }) =>
      list({ scope: `mutes:${userId}`, query }, (page) => selectMutes(db, userId, page)),
  };
}

function silencedView({ person, at }: SilencedRow): SilencedPerson {
  return { person: authorView(person), since: at.toISOString() };
}
