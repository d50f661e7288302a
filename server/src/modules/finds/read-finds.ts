import { limits, type Find, type Page } from '@spark/contract';
import type { Services } from '../../platform/services.ts';
import { loadProductCards } from '../catalog/index.ts';
import type { Reader } from '../relations/index.ts';
import { dayOf, selectFinds, type FindPlace } from './finds.queries.ts';

const scope = 'finds';

/** A page of the stream. Its later pages are of the day the first one was read, whenever they are. */
export async function readFinds(
  { db, cursors }: Pick<Services, 'db' | 'cursors'>,
  query: { limit?: number; cursor?: string },
  { viewer, now }: { viewer: Reader; now: Date },
): Promise<Page<Find>> {
  const limit = query.limit ?? limits.pageSize;
  // The keyed hash proved that this was written below.
  const after = query.cursor === undefined ? null : (cursors.decode(scope, query.cursor) as FindPlace);
  const day = after?.day ?? dayOf(now);
  const rows = await selectFinds(db, { day, after, limit, reader: viewer });
  const shown = rows.slice(0, limit);
  const products = await loadProductCards(
    db,
    shown.map((row) => row.product_id),
    now,
  );
  const last = shown.at(-1);
  return {
    items: shown.flatMap((row) => {
      const product = products.get(row.product_id);
      // Deleted in between.
      if (product === undefined) return [];
      const theme = { slug: row.slug, title: row.title };
      return { product, theme, addedAt: row.added_at.toISOString() };
    }),
    nextCursor:
      rows.length > limit && last !== undefined
        ? cursors.encode(scope, {
            day,
            age: last.age,
            mix: last.mix,
            id: last.product_id,
          } satisfies FindPlace)
        : null,
  };
}
