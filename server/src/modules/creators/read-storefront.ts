import type { OwnStorefront, Shelf, Storefront } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';
import { authorView } from '../accounts/index.ts';
import { readShelves } from '../lists/index.ts';
import type { PostCards, Reading } from '../posts/index.ts';
import {
  findStorefront,
  findStorefrontOf,
  wasStorefront,
  type StorefrontRow,
} from './storefronts.queries.ts';

interface Sources {
  db: Db;
  cards: PostCards;
}

/** The storefront a name leads to, present or former. Throws `not_found`. */
export async function readStorefront(sources: Sources, name: string, reading: Reading): Promise<Storefront> {
  const { db } = sources;
  const row = await findStorefront(db, name, reading.viewer);
  if (row === undefined) throw notFound('storefront', { wasHere: await wasStorefront(db, name) });
  return withShelves(sources, row, reading);
}

/** Somebody's own storefront, as others see it, and all it holds. Throws `not_found`. */
export async function readOwnStorefront(
  sources: Sources,
  ownerId: string,
  now: Date,
): Promise<OwnStorefront> {
  const row = await findStorefrontOf(sources.db, ownerId);
  if (row === undefined) throw notFound('storefront');
  const shown = await withShelves(sources, row, { viewer: { userId: ownerId }, now });
  return { ...shown, listIds: row.list_ids };
}

async function withShelves(sources: Sources, row: StorefrontRow, reading: Reading): Promise<Storefront> {
  const { viewer } = reading;
  const shelves = await readShelves(sources, row.list_ids, reading);
  return {
    slug: row.name,
    owner: authorView(row.owner),
    title: row.title,
    intro: row.intro,
    shelves,
    viewer: { own: viewer?.userId === row.owner_id },
    createdAt: row.created_at.toISOString(),
    updatedAt: lastChange(row, shelves),
  };
}

/** What stands in no shelf any more does not date it. */
function lastChange(row: StorefrontRow, shelves: readonly Shelf[]): string {
  const own = row.updated_at.toISOString();
  // Written alike, dates sort as they follow each other.
  return shelves.reduce((last, { list }) => (list.updatedAt > last ? list.updatedAt : last), own);
}
