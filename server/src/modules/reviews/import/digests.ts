import { createHash } from 'node:crypto';

/** What is remembered of an address that does not want to be written to. */
export function digestOfAddress(email: string): Buffer {
  return createHash('sha256').update(email).digest();
}

/** What is remembered of a review that was settled. */
export function digestOfReview(email: string, productId: string): Buffer {
  return createHash('sha256').update(`${email}\n${productId}`).digest();
}
