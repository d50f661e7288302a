import { sql, type ExpressionBuilder } from 'kysely';
import type { DB, Trx } from '../../platform/db/index.ts';
import { invalid, ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { lockAccount } from '../accounts/index.ts';
import { isCreator } from './creator-badge.ts';
import { refuseStorefrontName } from './storefront-name.policy.ts';
import { takeName } from './take-name.ts';

/** What a storefront is to be. */
export interface StorefrontWords {
  slug: string;
  title: string;
  intro: string;
  listIds: readonly string[];
}

/**
 * Opens somebody's storefront, or makes it what is said now; said twice, nothing changes. Throws `forbidden` for whoever is
 * no creator, `validation_failed` for a name nobody may have or a list that is neither a public one of one's own nor on it
 * already, `conflict` for a name that is somebody else's, `rate_limited` after too many names.
 */
export async function putStorefront(
  trx: Trx,
  { ownerId, words, now }: { ownerId: string; words: StorefrontWords; now: Date },
): Promise<void> {
  // Whatever somebody does to their storefront happens one after the other.
  await lockAccount(trx, ownerId);
  const name = words.slug.trim();
  await checkMayHave(trx, ownerId, name);
  await checkLists(trx, ownerId, words.listIds);
  const before = await findStored(trx, ownerId);
  const after = { name, title: words.title.trim(), intro: words.intro.trim(), listIds: words.listIds };
  if (before !== undefined && isSame(before, after)) return;
  await takeName(trx, { ownerId, name, now });
  const { title, intro } = after;
  await trx
    .insertInto('storefronts')
    .values({ owner_id: ownerId, title, intro, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.column('owner_id').doUpdateSet({ title, intro, updated_at: now }))
    .execute();
  await trx.deleteFrom('storefront_lists').where('owner_id', '=', ownerId).execute();
  if (words.listIds.length === 0) return;
  await trx
    .insertInto('storefront_lists')
    .values(words.listIds.map((list_id, position) => ({ owner_id: ownerId, list_id, position })))
    .execute();
}

/** Closes somebody's storefront; closed already, nothing changes. Its names stay, and lead nowhere until it is opened again. */
export async function closeStorefront(trx: Trx, ownerId: string): Promise<void> {
  await lockAccount(trx, ownerId);
  await trx.deleteFrom('storefronts').where('owner_id', '=', ownerId).execute();
}

async function checkMayHave(trx: Trx, ownerId: string, name: string): Promise<void> {
  const owner = await trx
    .selectFrom('users')
    .select((query) => ['users.roles', isCreator(query.ref('users.id')).as('is_creator')])
    .where('users.id', '=', ownerId)
    .executeTakeFirstOrThrow();
  if (!owner.is_creator) {
    throw new ProblemError(
      'forbidden',
      say`Storefronts are for creators, and creators are invited by the people who run this community.`,
    );
  }
  const refusal = refuseStorefrontName(name, { isStaff: owner.roles.length > 0 });
  if (refusal !== null) throw invalid({ path: '/slug', message: refusal });
}

async function checkLists(trx: Trx, ownerId: string, listIds: readonly string[]): Promise<void> {
  if (listIds.length === 0) return;
  const rows = await trx
    .selectFrom('lists')
    .select('id')
    .where('id', 'in', listIds)
    .where('owner_id', '=', ownerId)
    .where((query) => query.or([query('is_public', '=', true), isChosen(query)]))
    // None of them is deleted before this is written.
    .forKeyShare()
    .execute();
  const mayBeShown = new Set(rows.map(({ id }) => id));
  const wrong = listIds.findIndex((id) => !mayBeShown.has(id));
  if (wrong !== -1) {
    throw invalid({
      path: `/listIds/${wrong}`,
      message: say`A storefront shows public lists of your own. Choose another list, or make this one public.`,
    });
  }
}

/** Whether a list is on its owner's storefront: made private meanwhile, it waits there. */
function isChosen(query: ExpressionBuilder<DB, 'lists'>) {
  return query.exists(
    query
      .selectFrom('storefront_lists')
      .select(sql.lit(1).as('there'))
      .whereRef('storefront_lists.list_id', '=', 'lists.id'),
  );
}

interface Stored {
  name: string;
  title: string;
  intro: string;
  listIds: readonly string[];
}

async function findStored(trx: Trx, ownerId: string): Promise<Stored | undefined> {
  const row = await trx
    .selectFrom('storefronts')
    .innerJoin('storefront_names', (join) =>
      join
        .onRef('storefront_names.owner_id', '=', 'storefronts.owner_id')
        .on('storefront_names.is_current', '=', true),
    )
    .select(['title', 'intro', 'name'])
    .where('storefronts.owner_id', '=', ownerId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const lists = await trx
    .selectFrom('storefront_lists')
    .select('list_id')
    .where('owner_id', '=', ownerId)
    .orderBy('position')
    .execute();
  return { ...row, listIds: lists.map(({ list_id }) => list_id) };
}

function isSame(before: Stored, after: Stored): boolean {
  return (
    before.name === after.name &&
    before.title === after.title &&
    before.intro === after.intro &&
    before.listIds.join() === after.listIds.join()
  );
}
