import type { Db } from '../platform/db/index.ts';

/** Whether nothing at all is in the database, which is the only case in which the demo may come in. */
export async function isEmpty(db: Db): Promise<boolean> {
  const tables = ['users', 'interests', 'products', 'posts', 'media'] as const;
  const found = await Promise.all(
    tables.map((table) => db.selectFrom(table).select('id').limit(1).executeTakeFirst()),
  );
  return found.every((row) => row === undefined);
}
