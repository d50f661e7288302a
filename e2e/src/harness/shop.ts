import type { Order, Product, ShopOrder, ShopStock } from '@spark/contract';
import type { Page } from 'playwright-core';
import { randomUUID } from 'node:crypto';
import { readApi } from './read-api.ts';
import type { Spark } from './start-spark.ts';

/** Tells Spark what the shop's own systems would tell: how much is left of a product, and what it costs. */
export async function setStock(
  spark: Spark,
  externalId: string,
  stock: Pick<ShopStock, 'availability' | 'quantity' | 'price'>,
): Promise<void> {
  await put(spark, '/shop/stock', [{ externalId, ...stock, at: new Date().toISOString() }]);
}

/** Tells Spark of an order of one line that the shop itself has taken just now. */
export async function tellOrder(spark: Spark, line: ShopOrder['lines'][number]): Promise<void> {
  const now = new Date().toISOString();
  await put(spark, '/shop/orders', [
    { externalId: `journey-${randomUUID()}`, placedAt: now, at: now, lines: [line] },
  ]);
}

/** Brings a product of one's own into the shop, so that no other journey is disturbed; answers its id. */
export async function sellProduct(
  spark: Spark,
  { title, cents, quantity, category, like }: NewProduct,
): Promise<Product> {
  const picture = await findOwnPicture(spark, like);
  const externalId = `journey-${randomUUID()}`;
  const item = {
    externalId,
    // Of a group, if of one: journeys that need just any product take those without.
    groupId: externalId,
    title,
    description: `${title}, made for a journey.`,
    link: `https://shop.example/${externalId}`,
    imageLink: picture,
    price: { amount: cents, currency: 'USD' },
    availability: 'in_stock',
    quantity,
    ...(category === undefined ? {} : { category }),
    at: new Date().toISOString(),
  };
  await put(spark, '/shop/products', [item]);
  const query = `q=${encodeURIComponent(title)}&limit=50`;
  const { items } = await readApi<{ items: Product[] }>(spark, `/products?${query}`);
  const product = items.find((one) => one.externalId === externalId);
  if (product === undefined) throw new Error(`The shop does not sell “${title}”.`);
  return product;
}

/**
 * The address of a picture of Spark's own, for products of journeys: nothing is fetched from anywhere else. Of the product
 * with the title that is given, where somebody looks at it.
 */
export async function findOwnPicture(spark: Spark, like?: string): Promise<string> {
  const query = like === undefined ? '' : `q=${encodeURIComponent(like)}&`;
  const { items } = await readApi<{ items: Product[] }>(spark, `/products?${query}limit=50`);
  const own = items.find(
    ({ title, image }) => image?.url.startsWith('/') && (like === undefined || title === like),
  );
  if (own === undefined && like !== undefined) throw new Error(`The shop has no picture of “${like}”.`);
  return new URL(own?.image?.url ?? '', spark.url).href;
}

/** The orders of whoever is signed in on this device, newest first. */
export async function ordersOf({ request }: Page): Promise<Order[]> {
  // Serialised by the response schema of the route.
  return ((await (await request.get('/api/v1/orders')).json()) as { items: Order[] }).items;
}

/** Empties the bag of whoever is signed in on this device. */
export async function emptyBag({ request }: Page): Promise<void> {
  // Serialised by the response schema of the route.
  const { items } = (await (await request.get('/api/v1/bag')).json()) as { items: { productId: string }[] };
  for (const { productId } of items) await request.delete(`/api/v1/bag/items/${productId}`);
}

/** Where everything of the journeys is delivered to. */
export const address = {
  name: 'Wanjiru Maina',
  line1: '1 Market Street',
  city: 'Springfield',
  postalCode: '12345',
  country: 'US',
} as const satisfies Partial<Order['address']>;

/** Types the address into the form of the checkout. */
export async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(address.name);
  await page.getByLabel('Street and number').fill(address.line1);
  await page.getByLabel('Postal code').fill(address.postalCode);
  await page.getByLabel('Town or city').fill(address.city);
  await page.getByLabel('Country').selectOption(address.country);
}

/** Buys what is in the bag without the page of the checkout, which has a journey of its own. */
export async function placeOrder({ request }: Page): Promise<Order> {
  const answer = await request.post('/api/v1/orders', {
    data: { address, delivery: 'standard' },
    headers: { 'idempotency-key': randomUUID() },
  });
  if (!answer.ok()) throw new Error(`The order was refused: ${await answer.text()}`);
  // Serialised by the response schema of the route.
  return (await answer.json()) as Order;
}

async function put({ url, apiKey }: Spark, path: string, items: unknown[]): Promise<void> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ items }),
  });
  if (!response.ok) throw new Error(`The shop was refused: ${response.status} ${await response.text()}`);
}

interface NewProduct {
  title: string;
  cents: number;
  quantity: number;
  category?: string;
  /** The title of a product it looks like. */
  like?: string;
}
