import { Type } from 'typebox';
import { Check } from 'typebox/schema';
import type { CatalogRow } from '../catalog/index.ts';

const Identified = Type.Object({ id: Type.Union([Type.String(), Type.Integer()]) });

/** The id of whatever came. */
export function readId(item: unknown): string | null {
  return Check(Identified, item) ? String(item.id) : null;
}

/**
 * What stands for a product that cannot be understood: rows with nothing but the ids of its variants, or with its own where
 * it has none. They are left out and listed, and count as still there. `null` when not even an id is to be found.
 */
export function unreadableRows(product: unknown, variants: unknown): CatalogRow[] | null {
  const found = Array.isArray(variants) ? variants.map(readId) : [];
  const ids = [...found, ...(found.length === 0 ? [readId(product)] : [])].filter((id) => id !== null);
  return ids.length === 0 ? null : ids.map((id) => ({ id }));
}

/** A part of something of which nothing is known. */
export function partOf(item: unknown, name: string): unknown {
  return typeof item === 'object' && item !== null ? new Map(Object.entries(item)).get(name) : undefined;
}
