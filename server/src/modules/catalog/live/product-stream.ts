import type { StreamSource } from '../../../platform/http/index.ts';
import type { LiveProducts } from './live-products.ts';

/** The products of a stream: `?products=` with their ids. */
export function productStream(live: LiveProducts): StreamSource {
  return ({ products = '' }, tell) => {
    const ids = products.split(',').filter((id) => id !== '');
    return live.follow(ids, (states) => tell('products', `[${states.join(',')}]`));
  };
}
