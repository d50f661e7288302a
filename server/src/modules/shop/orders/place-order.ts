import type { Address, DeliveryOption, Money } from '@spark/contract';
import { randomBytes } from 'node:crypto';
import { newId, newIdAt, type Trx } from '../../../platform/db/index.ts';
import { invalid, ProblemError } from '../../../platform/http/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { say, type Sentence } from '../../../platform/sentences/index.ts';
import { lockOffers, reserveStock } from '../../catalog/index.ts';
import { deleteBagRows, lockBag } from '../bag/bag.queries.ts';
import { bagView } from '../bag/bag.view.ts';
import { checkCountry } from '../delivery/check-country.ts';
import { findDelivery } from '../delivery/delivery.queries.ts';
import type { PaymentProvider } from '../payment/payment-provider.ts';
import { findCredit, type Credit } from '../sales/find-credit.ts';
import { checkUnpaid } from './check-unpaid.ts';
import { checkPrices, checkStock, checkTotal, linesOfCurrency, type PricedLine } from './check-lines.ts';
import { orderMail } from './order-mail.ts';
import { orderNumber } from './order-number.ts';
import { recordEvent } from './move-order.ts';
import { addressKey } from './unpaid-orders.policy.ts';

/** What somebody sends to buy their bag. */
export interface NewOrder {
  userId: string;
  address: Address;
  delivery: string;
  currency: string | undefined;
  expectedTotal: Money | undefined;
  now: Date;
}

/** How orders are taken here. */
export interface OrderTerms {
  provider: PaymentProvider;
  attributionHours: number;
}

/**
 * Buys a bag: its pieces are promised to the new order, all or none, and the lines leave the bag. Throws `conflict` for an
 * empty bag, `out_of_stock` and `price_changed` naming the lines, `too_many_unpaid` for somebody who holds too much already,
 * and `validation_failed` for address and delivery; the bag is then as it was. Returns the id.
 */
export async function placeOrder(trx: Trx, order: NewOrder, terms: OrderTerms): Promise<string> {
  checkCountry(order.address.country, '/address/country');
  const lines = await takeLines(trx, order);
  const buyer = { userId: order.userId, addressKey: addressKey(order.address) };
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  await checkUnpaid(trx, buyer, pieces);
  const currency = lines[0].product.price.currency;
  const delivery = await chooseDelivery(trx, order, currency);
  const subtotal = lines.reduce((sum, line) => sum + line.product.price.amount * line.quantity, 0);
  const total = { amount: subtotal + delivery.price.amount, currency };
  checkTotal(lines, total, order.expectedTotal);

  const missing = await reserveStock(trx, lines, order.now);
  if (missing.length > 0) throw new Error('Products that are locked and left could not be reserved.');
  const id = newIdAt(order.now);
  await insertOrder(trx, { id, order, delivery, subtotal, currency }, terms.provider);
  const productIds = lines.map((line) => line.productId);
  const credit = await findCredit(trx, {
    viewerKey: order.userId,
    productIds,
    windowHours: terms.attributionHours,
    now: order.now,
  });
  await insertLines(trx, { id, lines, credit });
  await recordEvent(trx, { orderId: id, type: 'placed', actorId: order.userId, at: order.now });
  await deleteBagRows(trx, order.userId, productIds);
  // Where one pays at once, the letter follows the payment: many who begin one do not end it.
  if (!terms.provider.isOnline) await enqueue(trx, orderMail, { orderId: id, kind: 'placed' });
  return id;
}

async function takeLines(
  trx: Trx,
  { userId, currency, expectedTotal, now }: NewOrder,
): Promise<[PricedLine, ...PricedLine[]]> {
  const rows = await lockBag(trx, userId);
  const offers = await lockOffers(
    trx,
    rows.map((row) => row.product_id),
    now,
  );
  const bag = bagView(rows, offers, 'builtin');
  const chosen = linesOfCurrency(bag.items, currency);
  checkStock(chosen);
  const [first, ...rest] = checkPrices(chosen, expectedTotal !== undefined);
  if (first === undefined) throw new ProblemError('conflict', emptySentence(currency));
  return [first, ...rest];
}

function emptySentence(currency: string | undefined): Sentence {
  return currency === undefined ? say`Your bag is empty.` : say`There is nothing in ${currency} in your bag.`;
}

async function chooseDelivery(
  trx: Trx,
  { address, delivery }: NewOrder,
  currency: string,
): Promise<DeliveryOption> {
  const options = await findDelivery(trx, { country: address.country, currency });
  const option = options.find(({ id }) => id === delivery);
  if (option !== undefined) return option;
  const choice =
    options.length === 0
      ? say`There is no delivery to this country.`
      : say`Choose one of ${options.map(({ id }) => id).join(', ')}.`;
  throw invalid({
    path: '/delivery',
    message: say`“${delivery}” is no delivery to ${address.country}. ${choice}`,
  });
}

async function insertOrder(
  trx: Trx,
  sold: { id: string; order: NewOrder; delivery: DeliveryOption; subtotal: number; currency: string },
  provider: PaymentProvider,
): Promise<void> {
  const { id, order, delivery, subtotal, currency } = sold;
  await trx
    .insertInto('orders')
    .values({
      id,
      number: orderNumber(randomBytes(8)),
      user_id: order.userId,
      status: 'pending',
      currency,
      subtotal_amount: subtotal,
      delivery_amount: delivery.price.amount,
      address: JSON.stringify(tidy(order.address)),
      address_key: addressKey(order.address),
      delivery_id: delivery.id,
      delivery_name: delivery.name,
      delivery_min_days: delivery.days.from,
      delivery_max_days: delivery.days.to,
      provider: provider.name,
      reserved_until: new Date(order.now.getTime() + provider.reservedMs),
      created_at: order.now,
      updated_at: order.now,
    })
    .execute();
}

async function insertLines(
  trx: Trx,
  { id, lines, credit }: { id: string; lines: readonly PricedLine[]; credit: ReadonlyMap<string, Credit> },
): Promise<void> {
  await trx
    .insertInto('order_lines')
    .values(
      lines.map((line, position) => ({
        id: newId(),
        order_id: id,
        position,
        product_id: line.productId,
        external_id: line.product.externalId,
        title: line.product.title,
        quantity: line.quantity,
        price_amount: line.product.price.amount,
        from_post_id: line.fromPostId,
        credit_post_id: credit.get(line.productId)?.postId ?? null,
        credit_author_id: credit.get(line.productId)?.authorId ?? null,
      })),
    )
    .execute();
}

function tidy({ name, line1, line2, city, region, postalCode, country }: Address): Address {
  return {
    name: name.trim(),
    line1: line1.trim(),
    line2: line2?.trim() || null,
    city: city.trim(),
    region: region?.trim() || null,
    postalCode: postalCode.trim(),
    country,
  };
}
