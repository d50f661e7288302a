import type { Db } from '../../platform/db/index.ts';
import type { CartLine } from './connector.ts';
import { settingsOf } from './open-connector.ts';
import { shopSystems } from './shop-systems.ts';

/** Something of the catalogue to be bought where it came from. */
export interface ShopLine {
  externalId: string;
  quantity: number;
}

/**
 * An address at the connected shop that fills a cart with these products. `null` when they are not all of one connected
 * shop, or when that shop has no such address for them: then each product's own page is the way. `reference` is handed on
 * where the shop takes one.
 */
export async function findCartLink(
  db: Db,
  lines: readonly ShopLine[],
  reference: string | null,
): Promise<string | null> {
  const names = new Set(lines.map(({ externalId }) => externalId.slice(0, externalId.indexOf(':'))));
  const [name, ...others] = names;
  if (name === undefined || name === '' || others.length > 0) return null;
  const connection = await db
    .selectFrom('shop_connections')
    .select(['kind', 'address', 'settings'])
    .where('name', '=', name)
    .executeTakeFirst();
  if (connection === undefined) return null;
  const own = lines.map(({ externalId, quantity }): CartLine => ({
    variant: externalId.slice(name.length + 1),
    quantity,
  }));
  return shopSystems[connection.kind].cartLink(settingsOf(connection), own, reference);
}
