import type { ShopStock } from '@spark/contract';
import type { Spark } from './start-spark.ts';

/** Tells Spark what the shop's own systems would tell: how much is left of a product. */
export async function setStock(
  { url, apiKey }: Spark,
  externalId: string,
  stock: Pick<ShopStock, 'availability' | 'quantity'>,
): Promise<void> {
  const item = { externalId, ...stock, at: new Date().toISOString() };
  const response = await fetch(`${url}/api/v1/shop/stock`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ items: [item] }),
  });
  if (!response.ok) throw new Error(`The stock was refused: ${response.status} ${await response.text()}`);
}
