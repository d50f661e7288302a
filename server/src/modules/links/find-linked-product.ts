import type { Db } from '../../platform/db/index.ts';
import { isBuyableSql } from '../catalog/index.ts';
import { withoutTracking } from './link-address.ts';

/** A product some address is about. */
export interface LinkedProduct {
  id: string;
  title: string;
}

// Variants share a page and differ in what follows its question mark.
const maxVariants = 200;

/** The product of the catalogue whose page an address is: at the shop, or at Spark itself. */
export async function findLinkedProduct(
  db: Db,
  address: URL,
  publicUrl: string,
): Promise<LinkedProduct | null> {
  if (address.host === new URL(publicUrl).host) return findOwnProduct(db, address);
  const wanted = productKey(address);
  const candidates = await db
    .selectFrom('products')
    .select(['id', 'title', 'url', 'group_id'])
    // One by one: "like any" finds no index.
    .where((query) => query.or(pagePatterns(address).map((pattern) => query('url', 'like', pattern))))
    .orderBy(isBuyableSql(), 'desc')
    .orderBy('missing_since', (order) => order.desc().nullsFirst())
    .orderBy('created_at')
    .orderBy('id')
    .limit(maxVariants)
    .execute();
  const keyed = candidates.map((product) => ({ ...product, key: productKey(new URL(product.url ?? '')) }));
  // What follows the question mark names the variant; where the shop's own address has none, it is something else. An address
  // that names no variant leads to the first of the group that can be bought.
  const match =
    keyed.find((product) => product.key === wanted) ??
    keyed.find((product) => !product.key.includes('?')) ??
    (wanted.includes('?') || !areOneGroup(keyed) ? undefined : keyed[0]);
  return match === undefined ? null : { id: match.id, title: match.title };
}

function areOneGroup(products: readonly { group_id: string | null }[]): boolean {
  const [first] = products;
  return first?.group_id !== null && products.every((product) => product.group_id === first?.group_id);
}

async function findOwnProduct(db: Db, { pathname }: URL): Promise<LinkedProduct | null> {
  const id = /^\/products\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/.exec(pathname)?.[1];
  if (id === undefined) return null;
  const product = await db
    .selectFrom('products')
    .select(['id', 'title'])
    .where('id', '=', id)
    .executeTakeFirst();
  return product ?? null;
}

/** The spellings of an address: with and without www, of either scheme, with and without a last slash or a query. */
function pagePatterns(address: URL): string[] {
  const host = bareHost(address);
  const path = barePath(address).replaceAll(/[\\%_]/g, String.raw`\$&`);
  return ['http', 'https']
    .flatMap((scheme) => [`${scheme}://${host}`, `${scheme}://www.${host}`])
    .flatMap((site) => [`${site}${path}`, `${site}${path}/`, `${site}${path}?%`, `${site}${path}/?%`]);
}

/** One name for all spellings of a product's address. */
function productKey(url: URL): string {
  const parts = withoutTracking(url)
    .search.slice(1)
    .split('&')
    .filter((part) => part !== '');
  const query = parts.length === 0 ? '' : `?${parts.toSorted().join('&')}`;
  return `${bareHost(url)}${barePath(url)}${query}`;
}

function bareHost({ host }: URL): string {
  return host.replace(/^www\./, '');
}

function barePath({ pathname }: URL): string {
  return pathname.replace(/\/+$/, '');
}
