import type { ProductCard, UploadedMedia } from '@spark/contract';
import { arrivedPicture, type DraftPhoto } from '../draft/draft-parts.ts';

/** A product for tests. */
export function sampleProduct(id: string, title = `Product ${id}`): ProductCard {
  return {
    id,
    externalId: id,
    groupId: null,
    title,
    brand: null,
    price: { amount: 1_000, currency: 'USD' },
    originalPrice: null,
    lowestPrice30Days: null,
    availability: 'in_stock',
    isBuyable: true,
    image: null,
    rating: { average: null, count: 0 },
    category: null,
    url: null,
  };
}

/** A photo of the server for tests. */
export function sampleMedia(id: string, more: Partial<UploadedMedia> = {}): UploadedMedia {
  return {
    id,
    state: 'ready',
    failure: null,
    edit: null,
    url: `/media/${id}.jpg`,
    width: 800,
    height: 600,
    thumbhash: null,
    color: null,
    variants: [],
    ...more,
  };
}

/** A photo of a draft for tests: arrived, unless it is told otherwise. */
export function samplePhoto(id: string, more: Partial<DraftPhoto> = {}): DraftPhoto {
  return { ...arrivedPicture(sampleMedia(id)), alt: '', tags: [], ...more };
}
