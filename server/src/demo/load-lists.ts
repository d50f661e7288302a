import type { DemoList } from '@spark/demo';
import { newId, newIdAt } from '../platform/db/index.ts';
import { hoursAgo, inPortions, resolve, type DemoWorld } from './demo-world.ts';

/** A list that was brought in. */
export interface LoadedList {
  id: string;
  list: DemoList;
}

/** Brings in what people put together, and what of it stands in Finds; answers the lists in the order they came. */
export async function loadLists(
  { trx, now, userIds, productIds, postIds }: DemoWorld & { postIds: Map<string, string> },
  lists: readonly DemoList[],
): Promise<LoadedList[]> {
  const made = lists.map((list) => {
    const madeAt = hoursAgo(now, list.ageDays * 24);
    return { list, madeAt, id: newIdAt(madeAt), timeOf: addingTimes(list, now) };
  });
  await trx
    .insertInto('lists')
    .values(
      made.map(({ id, madeAt, timeOf, list }) => ({
        id,
        owner_id: resolve(userIds, list.ownerHandle),
        title: list.title,
        description: list.description,
        is_public: list.isPublic,
        created_at: madeAt,
        updated_at: timeOf(list.items.length - 1),
      })),
    )
    .execute();
  const themes = made.flatMap(({ id, madeAt, list: { themeSlug: slug } }) =>
    slug === null ? [] : [{ list_id: id, slug, published_at: madeAt }],
  );
  await trx.insertInto('themes').values(themes).execute();
  const items = made.flatMap(({ id, timeOf, list }) =>
    list.items.map(({ postKey, productExternalId }, index) => ({
      id: newId(),
      list_id: id,
      post_id: postKey === undefined ? null : resolve(postIds, postKey),
      product_id: productExternalId === undefined ? null : resolve(productIds, productExternalId),
      position: index + 1,
      created_at: timeOf(index),
    })),
  );
  await inPortions(items, (portion) => trx.insertInto('list_items').values(portion).execute());
  return made;
}

/** When each thing of a list was added: at once, but to a theme one by one until today, so that Finds has something new. */
function addingTimes({ ageDays, themeSlug, items }: DemoList, now: Date): (index: number) => Date {
  return (index) => hoursAgo(now, ageDays * 24 * (themeSlug === null ? 1 : 1 - index / items.length));
}
