import type { Handover } from '@spark/contract';
import { newIdAt, type Db, type Trx } from '../../../platform/db/index.ts';
import { loadOffers } from '../../catalog/index.ts';
import { findCartLink } from '../../connectors/index.ts';
import { findCredit, type Credit } from '../sales/find-credit.ts';
import type { FindAuthors, ShopSettings } from '../shop-settings.ts';
import { cartLinks, type HandedProduct } from './cart-link.ts';

/** Somebody who wants to buy at the shop itself; `null` has no account. */
export interface Shopper {
  userId: string | null;
  items: readonly { productId: string; quantity: number; fromPostId?: string | null }[];
  now: Date;
}

/** How shoppers are handed over here. */
interface HandoverTerms {
  settings: ShopSettings;
  findAuthors: FindAuthors;
}

/**
 * Finds where products are bought at the shop itself, and keeps which posts brought them, so that the order can be credited
 * when the shop tells of it. What cannot be bought now is named, and not linked to.
 */
export async function createHandover(trx: Trx, shopper: Shopper, terms: HandoverTerms): Promise<Handover> {
  const items = [...new Map(shopper.items.map((item) => [item.productId, item])).values()];
  const productIds = items.map(({ productId }) => productId);
  const offers = await loadOffers(trx, productIds, shopper.now);
  const credit = await creditOf(trx, { ...shopper, items }, terms);
  const products = items.flatMap(({ productId, quantity }): HandedProduct[] => {
    const offer = offers.get(productId);
    if (offer === undefined || offer.available === 0) return [];
    const { externalId, groupId, url } = offer.product;
    const { postId = null, authorId = null } = credit.get(productId) ?? {};
    return [{ productId, externalId, groupId, url, quantity, postId, authorId }];
  });
  const reference = newIdAt(shopper.now);
  const links = await findLinks(trx, products, { template: terms.settings.cartUrl, reference });
  const linked = new Set(links.flatMap((link) => link.productIds));
  await keep(trx, {
    reference,
    now: shopper.now,
    products: products.filter((one) => linked.has(one.productId)),
  });
  return { reference, links, unavailable: productIds.filter((id) => !linked.has(id)) };
}

/** The operator's own cart address goes first, then the cart of a connected shop, then each product's own page. */
async function findLinks(
  trx: Trx,
  products: readonly HandedProduct[],
  { template, reference }: { template: string | null; reference: string },
): Promise<Handover['links']> {
  const cart = template === null ? await findCartLink(trx, products, reference) : null;
  if (cart === null) return cartLinks(products, { template, reference });
  return [{ url: cart, productIds: products.map(({ productId }) => productId) }];
}

/** Forgets hand-overs whose orders the shop would have told of long since. */
export async function sweepHandovers(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  const swept = await db.deleteFrom('handovers').where('created_at', '<', before).executeTakeFirst();
  return Number(swept.numDeletedRows);
}

const keptDays = 60;

/** The post the shopper comes from now, else that of their last click. */
async function creditOf(
  trx: Trx,
  { userId, items, now }: Shopper,
  { settings: { attributionHours }, findAuthors }: HandoverTerms,
): Promise<Map<string, Credit>> {
  const productIds = items.map(({ productId }) => productId);
  const credit =
    userId === null
      ? new Map<string, Credit>()
      : await findCredit(trx, { viewerKey: userId, productIds, windowHours: attributionHours, now });
  const authors = await findAuthors(
    trx,
    items.flatMap(({ fromPostId }) => fromPostId ?? []),
  );
  for (const { productId, fromPostId: postId } of items) {
    const authorId = postId ? authors.get(postId) : undefined;
    if (postId && authorId !== undefined && authorId !== userId) credit.set(productId, { postId, authorId });
  }
  return credit;
}

async function keep(
  trx: Trx,
  { reference, now, products }: { reference: string; now: Date; products: readonly HandedProduct[] },
): Promise<void> {
  const lines = products.flatMap(({ productId, postId, authorId }) =>
    postId === null || authorId === null
      ? []
      : [{ handover_id: reference, product_id: productId, post_id: postId, author_id: authorId }],
  );
  if (lines.length === 0) return;
  await trx.insertInto('handovers').values({ id: reference, created_at: now }).execute();
  await trx.insertInto('handover_lines').values(lines).execute();
}
