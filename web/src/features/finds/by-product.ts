import type { Find, Page } from '@spark/contract';

/** A page of the stream as a list that grows has it: what is in it is known by its product. */
export function byProduct({ items, nextCursor }: Page<Find>): Page<Find & { id: string }> {
  return { items: items.map((find) => ({ ...find, id: find.product.id })), nextCursor };
}
