import type { Picture, Product, ProductCard, Variant, VariantOption } from '@spark/contract';
import { pictureView, remotePictureView } from '../media/index.ts';
import { isBuyable } from './buyable.ts';
import { lowestPriceBefore, type PriceStatement } from './lowest-price.ts';
import { priceAt } from './product-price.ts';
import type { ProductCardRow, ProductRow, WithAttributes } from './products.queries.ts';

/** A product as a card shows it at a moment. */
export function productCardView(row: ProductCardRow, now: Date): ProductCard {
  return {
    id: row.id,
    externalId: row.external_id,
    groupId: row.group_id,
    title: row.title,
    brand: row.brand,
    ...shownPrice(row, now),
    availability: row.availability,
    isBuyable: isBuyable(row),
    image: row.picture ? pictureView(row.picture) : remotePicture(row.image_link),
    rating: {
      average: row.rating_count === 0 ? null : Math.round((row.rating_sum / row.rating_count) * 100) / 100,
      count: row.rating_count,
    },
    category: row.category,
    url: row.url,
  };
}

function shownPrice(row: ProductCardRow, now: Date) {
  const shown = priceAt(row, now);
  const isReduced = shown.originalPrice !== null;
  return { ...shown, lowestPrice30Days: isReduced ? lowestPriceBefore(statementsOf(row), now) : null };
}

function statementsOf(row: ProductCardRow): PriceStatement[] {
  const earlier = (row.earlier_prices ?? []).map((price) => ({
    validFrom: new Date(price.valid_from),
    amount: price.price_amount,
    currency: price.price_currency,
    saleAmount: price.sale_price_amount,
    saleStartsAt: price.sale_starts_at === null ? null : new Date(price.sale_starts_at),
    saleEndsAt: price.sale_ends_at === null ? null : new Date(price.sale_ends_at),
  }));
  const inForce = {
    validFrom: row.price_since,
    amount: row.price_amount,
    currency: row.price_currency,
    saleAmount: row.sale_price_amount,
    saleStartsAt: row.sale_starts_at,
    saleEndsAt: row.sale_ends_at,
  };
  return [...earlier, inForce];
}

/** A product with its words and all its pictures at a moment. */
export function productView(row: ProductRow, now: Date): Product {
  return {
    ...productCardView(row, now),
    description: row.description,
    images: row.pictures.length > 0 ? row.pictures.map(pictureView) : row.image_links.map(remotePictureView),
  };
}

/** One of a group, with what its shop says it is. */
export function variantView(row: WithAttributes<ProductCardRow>, now: Date): Variant {
  return { ...productCardView(row, now), options: optionsView(row) };
}

const optionNames = ['color', 'size', 'material', 'pattern'] as const satisfies VariantOption['name'][];

/** What a shop says a variant is, in the order it is chosen by. */
export function optionsView({ attributes }: WithAttributes<unknown>): VariantOption[] {
  const said = new Map(Object.entries(attributes ?? {}));
  return optionNames.flatMap((name) => {
    const value: unknown = said.get(name);
    return typeof value === 'string' && value !== '' ? [{ name, value }] : [];
  });
}

function remotePicture(url: string | null): Picture | null {
  return url === null ? null : remotePictureView(url);
}
