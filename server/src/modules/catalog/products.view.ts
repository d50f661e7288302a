import type { Picture, Product, ProductCard } from '@spark/contract';
import { pictureView, remotePictureView } from '../media/index.ts';
import { isBuyable } from './buyable.ts';
import { priceAt } from './product-price.ts';
import type { ProductCardRow, ProductRow } from './products.queries.ts';

/** A product as a card shows it at a moment. */
export function productCardView(row: ProductCardRow, now: Date): ProductCard {
  return {
    id: row.id,
    externalId: row.external_id,
    groupId: row.group_id,
    title: row.title,
    brand: row.brand,
    ...priceAt(row, now),
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

/** A product with its words and all its pictures at a moment. */
export function productView(row: ProductRow, now: Date): Product {
  return {
    ...productCardView(row, now),
    description: row.description,
    images: row.pictures.length > 0 ? row.pictures.map(pictureView) : row.image_links.map(remotePictureView),
  };
}

function remotePicture(url: string | null): Picture | null {
  return url === null ? null : remotePictureView(url);
}
