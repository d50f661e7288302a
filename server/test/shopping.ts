import type { Order } from '@spark/contract';
import type { Person } from './people.ts';
import type { TestApp } from './test-app.ts';

/** Where orders of tests go. */
export const address = {
  name: 'Ada Lovelace',
  line1: '12 St James’s Square',
  city: 'London',
  postalCode: 'SW1Y 4JH',
  country: 'GB',
};

/** What buys a bag, as far as nothing is wrong with it. */
export const checkout = { address, delivery: 'standard' };

/** Puts products into somebody's bag, one piece each unless told otherwise. */
export async function fillBag(
  spark: TestApp,
  as: Person,
  products: readonly { id: string }[],
  facts: { quantity?: number; fromPostId?: string } = {},
): Promise<void> {
  for (const { id } of products) {
    const body = { quantity: 1, ...facts };
    await spark.call('putBagItem', { as, params: { productId: id }, body });
  }
}

/** Puts products into somebody's bag and buys them. */
export async function buy(
  spark: TestApp,
  as: Person,
  products: readonly { id: string }[],
  facts: { quantity?: number; fromPostId?: string } = {},
): Promise<Order> {
  await fillBag(spark, as, products, facts);
  return spark.call('createOrder', { as, body: checkout });
}

/** How many pieces there are of a product, and how many are promised. */
export function stockOf(spark: TestApp, { id }: { id: string }) {
  return spark.db
    .selectFrom('products')
    .select(['quantity', 'reserved'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}
