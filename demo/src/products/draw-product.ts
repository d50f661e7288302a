import { drawPackshot } from '../art/draw-portrait.ts';
import type { DemoProduct } from './product.ts';

/** Draws a product's packshot as a JPEG of 900 px square. */
export function drawProduct(product: DemoProduct): Promise<Buffer> {
  return drawPackshot(product.art);
}
