import { drawPackshot } from '../art/draw-portrait.ts';
import type { DemoProduct } from './product.ts';

/** Draws a product's packshot as a JPEG of 900 px square, or a share of that. */
export function drawProduct(product: DemoProduct, scale = 1): Promise<Buffer> {
  return drawPackshot(product.art, scale);
}
