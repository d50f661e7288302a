import type { Post, PostPhoto, ProductCard } from '@spark/contract';
import { formatMoney } from '#lib/format.ts';
import { stockWords } from '#lib/stock-words.ts';

/** What a photo shows, in the words of its author or, marked as such, in ours. */
export function photoWords(
  { alt, altComposed }: Pick<PostPhoto, 'alt' | 'altComposed'>,
  author: Pick<Post['author'], 'name'>,
): string {
  if (alt !== '') return alt;
  if (altComposed === null) return `Photo by ${author.name}, who has not described it`;
  return `Photo by ${author.name}, who has not described it. Tagged on it: ${altComposed}`;
}

/** A dot for those who do not see it: "Straw hat, $24.00, in stock, top right". */
export function dotWords(
  { title, price, ...stock }: Pick<ProductCard, 'title' | 'price' | 'availability' | 'isBuyable'>,
  place: { left: number; top: number },
): string {
  const { text } = stockWords(stock);
  const words = [title, price === null ? null : formatMoney(price), lower(text), placeWords(place)];
  return words.filter((word) => word !== null).join(', ');
}

/** Where a point of a photo is. A photo is never mirrored: its left is left in every script. */
export function placeWords({ left, top }: { left: number; top: number }): string {
  const names = placeNames();
  return names[third(top)][third(left)];
}

function placeNames() {
  return [
    // @wc-include
    ['top left', 'top', 'top right'],
    // @wc-include
    ['left', 'in the middle', 'right'],
    // @wc-include
    ['bottom left', 'bottom', 'bottom right'],
  ] as const;
}

function third(fraction: number): 0 | 1 | 2 {
  return fraction < 1 / 3 ? 0 : fraction <= 2 / 3 ? 1 : 2;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
