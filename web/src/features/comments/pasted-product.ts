import type { ProductCard } from '@spark/contract';
import { call, routes } from '#lib/api/index.ts';

/** The product whose page was pasted, if it is one of the shop's; a failed question finds none, and the server asks again. */
export async function findPastedProduct(pasted: string): Promise<ProductCard | null> {
  const url = pasted.trim();
  if (!/^https?:\/\/\S+$/i.test(url)) return null;
  return call(fetch, routes.readLinkedProduct, { query: { url } }).then(
    ({ product }) => product,
    () => null,
  );
}
