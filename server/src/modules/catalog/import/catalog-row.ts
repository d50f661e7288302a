import type { Money } from '@spark/contract';

/** A product as another system states it, not looked at yet; by the names of a feed in JSON Lines. */
export interface CatalogRow {
  id: string;
  groupId?: string | null;
  title?: string | null;
  /** May be HTML. */
  description?: string | null;
  link?: string | null;
  imageLink?: string | null;
  additionalImageLinks?: string[];
  availability?: string | null;
  quantity?: number | null;
  price?: Money | null;
  salePrice?: Money | null;
  /** `start/end` in ISO 8601. */
  salePriceEffectiveDate?: string | null;
  brand?: string | null;
  gtin?: string | null;
  category?: string | null;
  color?: string | null;
  size?: string | null;
  material?: string | null;
  pattern?: string | null;
}

/** Rows as lines of a feed. */
export function toJsonLines(rows: readonly CatalogRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
