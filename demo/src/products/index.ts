import type { Tone } from '../art/sprites.ts';
import { homeProducts } from './home.ts';
import { kitchenProducts } from './kitchen.ts';
import { outdoorProducts } from './outdoor.ts';
import { playProducts } from './play.ts';
import type { DemoProduct } from './product.ts';
import { styleProducts } from './style.ts';
import { techProducts } from './tech.ts';

export type { DemoPrice, DemoProduct, ProductArt } from './product.ts';

/** Everything the demo shop sells. */
export const products: readonly DemoProduct[] = [
  ...styleProducts,
  ...kitchenProducts,
  ...homeProducts,
  ...techProducts,
  ...outdoorProducts,
  ...playProducts,
].map((product, serial) => ({ ...product, gtin: shopGtin(serial + 1) }));

const byId = new Map(products.map((product) => [product.externalId, product]));

/** The product with that id; a wrong id in the data is a mistake to hear about at once. */
export function productOf(externalId: string): DemoProduct {
  const product = byId.get(externalId);
  if (!product) throw new Error(`No demo product ${externalId}`);
  return product;
}

/** What a name in a scene looks like: a product's picture in its own colours, or an emoji as it is. */
export function artOf(name: string): { emoji: string; tone?: Tone; product?: string } {
  if (!/^[a-z]/.test(name)) return { emoji: name };
  const { art, externalId } = productOf(name);
  return { emoji: art.emoji, ...(art.tone && { tone: art.tone }), product: externalId };
}

/** A GTIN-13 from the range kept free for shops' own use, so that it can never be a real article's. */
function shopGtin(serial: number): string {
  const digits = `200${String(serial).padStart(9, '0')}`;
  const sum = Array.from(digits).reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
  return digits + String((10 - (sum % 10)) % 10);
}
