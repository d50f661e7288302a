import type { Db } from '../../platform/db/index.ts';

/** For each of these products its own id and those of its variants; unknown products are absent. */
export async function findVariantIds(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const products = await db
    .selectFrom('products')
    .select(['id', 'group_id'])
    .where('id', 'in', ids)
    .execute();
  const groupIds = products.flatMap((product) => product.group_id ?? []);
  const grouped =
    groupIds.length === 0
      ? []
      : await db
          .selectFrom('products')
          .select(['id', 'group_id'])
          .where('group_id', 'in', groupIds)
          .execute();
  return new Map(
    products.map(({ id, group_id: groupId }) => [
      id,
      groupId === null ? [id] : grouped.filter((one) => one.group_id === groupId).map((one) => one.id),
    ]),
  );
}
