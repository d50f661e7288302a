import type { ShopStock } from '@spark/contract';
import type { SparkProcesses } from './processes.ts';

/** The shop's own systems, as they call one of the processes. */
export function createShop({ urls, apiKey }: SparkProcesses) {
  const url = urls[0] ?? '';
  async function put(path: string, items: readonly object[]): Promise<void> {
    const response = await fetch(`${url}/api/v1/shop/${path}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ items }),
    });
    if (!response.ok) throw new Error(`/shop/${path}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  }
  return {
    putStock: (items: readonly ShopStock[]) => put('stock', items),
    putProducts: (items: readonly object[]) => put('products', items),
  };
}
