import type { FilledList, List } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { invalid, readPageRequest, toPage, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { say } from '../../platform/sentences/index.ts';
import type { PostCards } from '../posts/index.ts';
import { findPerson } from '../relations/index.ts';
import { addToList, removeFromList } from './fill-list.ts';
import { findList, selectHolders, selectListsOf, type ListRow, type Thing } from './lists.queries.ts';
import { listView, type ListReader } from './lists.view.ts';
import { missingList } from './missing-list.ts';
import { moveItem } from './move-item.ts';
import type { OwnListRef } from './own-list.ts';
import { readItems } from './read-items.ts';
import { createList, deleteList, updateList } from './write-list.ts';

type Calls =
  | 'listMyLists'
  | 'createList'
  | 'listUserLists'
  | 'getList'
  | 'updateList'
  | 'deleteList'
  | 'listListItems'
  | 'addPostToList'
  | 'removePostFromList'
  | 'addProductToList'
  | 'removeProductFromList'
  | 'moveListItem';

const position = (row: ListRow) => ({ at: row.created_at, id: row.id });

/** Answers the calls about lists. */
export function listHandlers({
  db,
  cursors,
  cards,
}: Pick<Services, 'db' | 'cursors'> & { cards: PostCards }): Handlers<Calls> {
  async function read(from: Db, id: string, reader: ListReader): Promise<List> {
    const row = await findList(from, id, reader);
    if (row === undefined) throw await missingList(db, id);
    return listView(row, reader);
  }
  function add(list: OwnListRef, thing: Thing, now: Date): Promise<FilledList> {
    return db.transaction().execute(async (trx) => {
      const itemId = await addToList(trx, { ...list, thing, now });
      return { ...(await read(trx, list.listId, { userId: list.ownerId })), itemId };
    });
  }
  function remove(list: OwnListRef, thing: Thing, now: Date): Promise<List> {
    return db.transaction().execute(async (trx) => {
      await removeFromList(trx, { ...list, thing, now });
      return read(trx, list.listId, { userId: list.ownerId });
    });
  }
  return {
    listMyLists: async ({ query, viewer }) => {
      const scope = `my-lists:${viewer.userId}`;
      const page = readPageRequest(cursors, scope, query);
      const rows = await selectListsOf(db, viewer.userId, { page, reader: viewer });
      const thing = thingOf(query);
      const holders =
        thing === null
          ? new Set()
          : await selectHolders(
              db,
              rows.map(({ id }) => id),
              thing,
            );
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) =>
        shown.map((row) => ({ ...listView(row, viewer), holds: holders.has(row.id) })),
      );
    },
    createList: async ({ body, viewer, now, createOnce }) =>
      createOnce(async (trx) => {
        const ownerId = viewer.userId;
        const listId = await createList(trx, { ownerId, words: body, now });
        const thing = thingOf(body);
        if (thing !== null) await addToList(trx, { listId, ownerId, thing, now });
        return read(trx, listId, viewer);
      }),
    listUserLists: async ({ params, query, viewer }) => {
      const ownerId = await findPerson(db, params.handle, viewer);
      const scope = `user-lists:${ownerId}`;
      const page = readPageRequest(cursors, scope, query);
      const rows = await selectListsOf(db, ownerId, { page, reader: viewer });
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) =>
        shown.map((row) => listView(row, viewer)),
      );
    },
    getList: ({ params, viewer }) => read(db, params.id, viewer),
    updateList: async ({ params, body, viewer, now }) =>
      db.transaction().execute(async (trx) => {
        await updateList(trx, { listId: params.id, ownerId: viewer.userId, words: body, now });
        return read(trx, params.id, viewer);
      }),
    deleteList: async ({ params, viewer }) => {
      const list = { listId: params.id, ownerId: viewer.userId };
      await db.transaction().execute((trx) => deleteList(trx, list));
      return undefined;
    },
    listListItems: async ({ params, query, viewer, now }) => {
      await read(db, params.id, viewer);
      return readItems({ db, cursors, cards }, { listId: params.id, ...query }, { viewer, now });
    },
    addPostToList: ({ params, viewer, now }) =>
      add({ listId: params.id, ownerId: viewer.userId }, { postId: params.postId }, now),
    removePostFromList: ({ params, viewer, now }) =>
      remove({ listId: params.id, ownerId: viewer.userId }, { postId: params.postId }, now),
    addProductToList: ({ params, viewer, now }) =>
      add({ listId: params.id, ownerId: viewer.userId }, { productId: params.productId }, now),
    removeProductFromList: ({ params, viewer, now }) =>
      remove({ listId: params.id, ownerId: viewer.userId }, { productId: params.productId }, now),
    moveListItem: async ({ params, body, viewer, now }) => {
      const list = { listId: params.id, ownerId: viewer.userId };
      await db
        .transaction()
        .execute((trx) => moveItem(trx, { ...list, itemId: params.itemId, after: body.after, now }));
      return undefined;
    },
  };
}

/** The one thing a call is about. Throws `validation_failed` where it names both kinds. */
function thingOf({ postId, productId }: { postId?: string; productId?: string }): Thing | null {
  if (postId !== undefined && productId !== undefined) {
    throw invalid({ path: '/productId', message: say`Name a post or a product, not both.` });
  }
  if (postId !== undefined) return { postId };
  return productId === undefined ? null : { productId };
}
