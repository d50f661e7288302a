import type { Tone } from '../art/sprites.ts';

/** Money in minor units. */
export interface DemoPrice {
  readonly amount: number;
  readonly currency: 'USD';
}

/** Something the demo shop sells, with how its picture is made. */
export interface DemoProduct {
  readonly externalId: string;
  readonly groupId?: string;
  readonly title: string;
  readonly description: string;
  readonly brand: string;
  /** From the broad department to the shelf. */
  readonly category: readonly string[];
  readonly interests: readonly string[];
  readonly price: DemoPrice;
  readonly salePrice?: DemoPrice;
  readonly availability: 'in_stock' | 'out_of_stock' | 'preorder';
  readonly quantity: number;
  readonly gtin?: string;
  readonly art: ProductArt;
}

/** The picture a product is made from and the colour of the paper it lies on. */
export interface ProductArt {
  readonly emoji: string;
  readonly tone?: Tone;
  readonly ground: string;
}

/** A price in cents of US dollars. */
export function usd(amount: number): DemoPrice {
  return { amount, currency: 'USD' };
}

/** Plenty, few or none of it in stock. */
export function stock(quantity: number): Pick<DemoProduct, 'availability' | 'quantity'> {
  return { availability: quantity > 0 ? 'in_stock' : 'out_of_stock', quantity };
}
