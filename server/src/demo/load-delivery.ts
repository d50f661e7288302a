import type { DemoDelivery } from '@spark/demo';
import { replaceDelivery } from '../modules/shop/index.ts';
import type { DemoWorld } from './demo-world.ts';

/** Sets the ways in which the demo shop delivers. */
export async function loadDelivery(
  { trx }: Pick<DemoWorld, 'trx'>,
  delivery: readonly DemoDelivery[],
): Promise<void> {
  const options = delivery.map(({ id, country, name, cents, days }) => ({
    id,
    country,
    name,
    price: { amount: cents, currency: 'USD' },
    days,
  }));
  await replaceDelivery(trx, options);
}
