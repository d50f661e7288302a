import type { List } from '@spark/contract';
import { moveItem } from '#lib/move-item.ts';

/** What is to be known of a list to choose it. */
export type Choosable = Pick<List, 'id' | 'title' | 'itemCount' | 'cover' | 'isPublic'>;

/** One of one's lists, and whether it is a shelf of one's storefront. */
export type ShelfChoice = Choosable & { isShown: boolean };

/** What a form of a storefront holds; all of it is text. */
export interface StorefrontEntry {
  slug: string;
  title: string;
  intro: string;
  /** Lists in their order, whether shown or not. */
  order: readonly string[];
  shown: readonly string[];
}

/** What may be chosen: one's public lists, and of those chosen before the private ones too, for they wait for their shelf. */
export function choosable(lists: readonly Choosable[], chosen: readonly string[]): Choosable[] {
  return lists
    .filter(({ id, isPublic }) => isPublic || chosen.includes(id))
    .map(({ id, title, itemCount, cover, isPublic }) => ({ id, title, itemCount, cover, isPublic }));
}

/** The lists in the order that was entered, with those it does not know at the end. */
export function shelfChoices(
  lists: readonly Choosable[],
  { order, shown }: Pick<StorefrontEntry, 'order' | 'shown'>,
): ShelfChoice[] {
  const placeOf = new Map(order.map((id, place) => [id, place]));
  const place = ({ id }: { id: string }) => placeOf.get(id) ?? order.length;
  return lists
    .map((list) => ({ ...list, isShown: shown.includes(list.id) }))
    .toSorted((one, other) => place(one) - place(other));
}

/** The order after one list has gone a place up or down; at the ends nothing changes. */
export function moveShelf(order: readonly string[], id: string, by: -1 | 1): string[] {
  const from = order.indexOf(id);
  return from === -1 ? [...order] : moveItem(order, from, from + by);
}

/** The shelves as they are kept: what is shown, in its order. */
export function shelvesOf({ order, shown }: Pick<StorefrontEntry, 'order' | 'shown'>): string[] {
  return order.filter((id) => shown.includes(id));
}
