import { sourceLocale, type Locale } from '@spark/contract';
import { newId, type Db } from '../../platform/db/index.ts';
import { namesOf } from './interest-names.ts';
import { starterInterests } from './starter-interests.ts';

/** Gives a community that has no interests yet the ones to begin with. Returns how many it planted. */
export async function plantInterests(db: Db, locale: Locale = sourceLocale): Promise<number> {
  const any = await db.selectFrom('interests').select('id').limit(1).executeTakeFirst();
  if (any !== undefined) return 0;
  const planted = await db
    .insertInto('interests')
    .values(
      starterInterests.map((interest, position) => ({
        id: newId(),
        ...interest,
        ...namesOf(interest.name, locale),
        position,
      })),
    )
    // Two processes may start at once.
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst();
  return Number(planted.numInsertedOrUpdatedRows ?? 0);
}
