import { limits } from '@spark/contract';
import { newId, type Trx } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { lockAccount } from '../accounts/index.ts';
import { lockList, type OwnListRef } from './own-list.ts';

/** What a list says about itself. */
export interface ListWords {
  title: string;
  description?: string;
  isPublic?: boolean;
}

/** Makes a list of nothing yet; returns its id. Throws `conflict` where one has as many as there can be. */
export async function createList(
  trx: Trx,
  { ownerId, words, now }: { ownerId: string; words: ListWords; now: Date },
): Promise<string> {
  // Two made at once would both be the last one.
  await lockAccount(trx, ownerId);
  const { count } = await trx
    .selectFrom('lists')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('owner_id', '=', ownerId)
    .executeTakeFirstOrThrow();
  if (count >= limits.lists) {
    throw new ProblemError(
      'conflict',
      say`You have ${limits.lists} lists, as many as there can be. Delete one first.`,
    );
  }
  const id = newId();
  await trx
    .insertInto('lists')
    .values({
      id,
      owner_id: ownerId,
      title: words.title.trim(),
      description: words.description?.trim() ?? '',
      is_public: words.isPublic ?? false,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}

/** Changes what a list says; absent fields stay as they are. Throws `not_found` where it is not one's own. */
export async function updateList(
  trx: Trx,
  { words, now, ...list }: OwnListRef & { words: Partial<ListWords>; now: Date },
): Promise<void> {
  await lockList(trx, list);
  const { title, description, isPublic } = words;
  await trx
    .updateTable('lists')
    .set({
      updated_at: now,
      ...(title === undefined ? {} : { title: title.trim() }),
      ...(description === undefined ? {} : { description: description.trim() }),
      ...(isPublic === undefined ? {} : { is_public: isPublic }),
    })
    .where('id', '=', list.listId)
    .execute();
}

/** Deletes a list with the places of its things. Throws `not_found` where it is not one's own. */
export async function deleteList(trx: Trx, list: OwnListRef): Promise<void> {
  await lockList(trx, list);
  await trx.deleteFrom('lists').where('id', '=', list.listId).execute();
}
