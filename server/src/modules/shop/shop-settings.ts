import type { Db } from '../../platform/db/index.ts';

/** What the operator set about selling. */
export interface ShopSettings {
  /** Bought here, or at the shop itself. */
  checkout: 'builtin' | 'handover';
  /** Template of the shop's cart address; `null`: each product's own page. */
  cartUrl: string | null;
  /** How long after a click a post still takes the sale. */
  attributionHours: number;
}

/** Who wrote which of these posts; those that are not there, or not shown to everybody, are absent. */
export type FindAuthors = (db: Db, postIds: readonly string[]) => Promise<Map<string, string>>;
