import type { Draft, Locale } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { loadProductCards } from '../catalog/index.ts';
import { findUploads, uploadedMediaView } from '../media/index.ts';
import { photosOf, productsOf } from './draft-parts.ts';
import type { findDraft } from './drafts.queries.ts';

type DraftRow = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

/** Drafts with their photos and products, in as many queries for all of them as for one. */
export async function readDrafts(
  db: Db,
  rows: readonly DraftRow[],
  { authorId, locale, now }: { authorId: string; locale: Locale; now: Date },
): Promise<Draft[]> {
  const photoIds = new Set(rows.flatMap((row) => photosOf(row.content)));
  const productIds = new Set(rows.flatMap((row) => productsOf(row.content)));
  const [uploads, products] = await Promise.all([
    findUploads(db, [...photoIds], authorId),
    loadProductCards(db, [...productIds], now),
  ]);
  const photos = new Map(uploads.map((row) => [row.id, uploadedMediaView(row, locale)]));
  return rows.map((row) => ({
    id: row.id,
    revision: row.revision,
    content: row.content,
    // Photos and products that are gone are left out here and stay named in the content.
    media: photosOf(row.content).flatMap((id) => photos.get(id) ?? []),
    products: productsOf(row.content).flatMap((id) => products.get(id) ?? []),
    updatedAt: row.updated_at.toISOString(),
  }));
}
