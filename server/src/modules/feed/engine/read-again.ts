import { hasPost, type FeedIndex, type PostFacts } from '@spark/ranking';
import { parseSnapshot, type Snapshot, type ToldChange } from '../../../platform/changes/index.ts';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { postFacts, selectBuyable, selectPostFacts } from './post-facts.queries.ts';
import { selectResponses, type ResponseRow } from './touches.queries.ts';

/** What changes name, as it is now. */
export interface ReadAgain {
  /** Posts of the index. */
  known: readonly PostFacts[];
  /** Posts that are not in the index yet, as they were at a moment. */
  added: readonly (ReadPost & { at: Snapshot })[];
  /** Posts of the index nobody may be shown any more. */
  hidden: readonly { id: string; responses: readonly ResponseRow[] }[];
  /** Posts that went since, by a change that is still to be told, and with it all that was done with them before. */
  hiddenSince: readonly string[];
  buyable: readonly { id: string; is_buyable: boolean }[];
  /** People whose accounts are gone. */
  gone: readonly string[];
}

/** A post with what people did with it: the latest of it, where that is much. */
export interface ReadPost {
  facts: PostFacts;
  responses: readonly ResponseRow[];
}

/** In the place of a transaction: whatever hid the post was told, or never will be. */
export const surely = 0n;

/** A post that everybody answered must not hold up everything else when it goes or comes. */
const responsesRead = 1_000;

/** Reads what some changes name; what one can be told without is not asked for. */
export async function readAgain(
  db: Db,
  index: FeedIndex,
  changes: readonly ToldChange[],
): Promise<ReadAgain> {
  const postIds = subjectsOf(changes, 'post');
  const newIds = postIds.filter((id) => !hasPost(index, id));
  const knownIds = postIds.filter((id) => hasPost(index, id));
  const known = knownIds.length === 0 ? [] : (await selectPostFacts(db, knownIds).execute()).map(postFacts);
  const added = newIds.length === 0 ? [] : await readAdded(db, newIds);
  const posts = [...known, ...added.map(({ facts }) => facts)];
  const shown = new Set(posts.map(({ id }) => id));
  const goneIds = knownIds.filter((id) => !shown.has(id));
  const toldIds = await findTold(db, goneIds, changes);
  const hiddenIds = goneIds.filter((id) => toldIds.has(id));
  const left = hiddenIds.length === 0 ? new Map<string, never>() : await readResponses(db, hiddenIds);
  const productIds = new Set([
    ...subjectsOf(changes, 'product'),
    ...posts.flatMap((post) => post.productIds),
  ]);
  return {
    known,
    added,
    hidden: hiddenIds.map((id) => ({ id, responses: left.get(id) ?? [] })),
    hiddenSince: goneIds.filter((id) => !toldIds.has(id)),
    buyable: productIds.size === 0 ? [] : await selectBuyable(db, [...productIds]).execute(),
    gone: await findGone(db, subjectsOf(changes, 'person')),
  };
}

// In one transaction, so that counts, who gave them and the moment belong together.
function readAdded(db: Db, ids: readonly string[]): Promise<(ReadPost & { at: Snapshot })[]> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const posts = (await selectPostFacts(trx, ids).execute()).map(postFacts);
      if (posts.length === 0) return [];
      const responses = await readResponses(trx, ids);
      const { rows } = await sql<{
        snapshot: string;
      }>`select pg_current_snapshot()::text as snapshot`.execute(trx);
      const at = parseSnapshot(rows[0]?.snapshot ?? '');
      if (at === null) throw new Error('the database gave no snapshot');
      return posts.map((facts) => ({ facts, responses: responses.get(facts.id) ?? [], at }));
    });
}

/** What people did with some posts, by post, oldest first. */
async function readResponses(db: Db, ids: readonly string[]): Promise<Map<string, ResponseRow[]>> {
  const { rows } = await selectResponses(ids).execute(db);
  const inOrder = rows.toSorted((one, other) => Number(one.at_s) - Number(other.at_s));
  const byPost = Map.groupBy(inOrder, (row) => row.post_id);
  for (const [id, responses] of byPost) byPost.set(id, responses.slice(-responsesRead));
  return byPost;
}

/** Of posts that are not shown any more, those of which these changes tell what hid them. */
async function findTold(
  db: Db,
  ids: readonly string[],
  changes: readonly ToldChange[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string; writer: string }>`
    select id, xmin::text as writer from posts where id = any(${ids}::uuid[])
  `.execute(db);
  // PostgreSQL keeps the lower half of the number of the transaction that wrote a row last.
  const told = new Set(changes.map(({ subject, tx }) => `${subject} ${BigInt.asUintN(32, tx)}`));
  const untold = new Set(rows.filter(({ id, writer }) => !told.has(`${id} ${writer}`)).map(({ id }) => id));
  const isSure = new Set(changes.filter(({ tx }) => tx === surely).map(({ subject }) => subject));
  return new Set(ids.filter((id) => !untold.has(id) || isSure.has(id)));
}

async function findGone(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('users').select('id').where('id', 'in', ids).execute();
  const there = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !there.has(id));
}

function subjectsOf(changes: readonly ToldChange[], topic: ToldChange['topic']): string[] {
  return [...new Set(changes.filter((change) => change.topic === topic).map((change) => change.subject))];
}
