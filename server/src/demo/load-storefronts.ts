import type { DemoStorefront } from '@spark/demo';
import { hoursAgo, resolve, type DemoWorld } from './demo-world.ts';
import type { LoadedList } from './load-lists.ts';

/** Opens the storefronts of creators; on each stand the public lists of its owner. */
export async function loadStorefronts(
  { trx, now, userIds, lists }: DemoWorld & { lists: readonly LoadedList[] },
  storefronts: readonly DemoStorefront[],
): Promise<void> {
  const opened = storefronts.map((storefront) => ({
    ...storefront,
    ownerId: resolve(userIds, storefront.ownerHandle),
    at: hoursAgo(now, storefront.ageDays * 24),
  }));
  await trx
    .insertInto('storefronts')
    .values(
      opened.map(({ ownerId, title, intro, at }) => ({
        owner_id: ownerId,
        title,
        intro,
        created_at: at,
        updated_at: at,
      })),
    )
    .execute();
  await trx
    .insertInto('storefront_names')
    .values(
      opened.map(({ ownerId, slug, at }) => ({
        name: slug,
        owner_id: ownerId,
        is_current: true,
        taken_at: at,
      })),
    )
    .execute();
  const shelves = opened.flatMap(({ ownerId, ownerHandle }) =>
    lists
      .filter(({ list }) => list.isPublic && list.ownerHandle === ownerHandle)
      .map(({ id }, position) => ({ owner_id: ownerId, list_id: id, position })),
  );
  await trx.insertInto('storefront_lists').values(shelves).execute();
}
