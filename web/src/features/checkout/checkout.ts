import type { Address, Bag, BagLine, DeliveryOption, Money } from '@spark/contract';
import { quantityLeft } from '#features/bag/accept-changes.ts';
import type { FieldErrors } from '#lib/field-errors.ts';

/** The address as it stands in the form. */
export type Entered = Record<keyof Address, string>;

/** Everything the form of the checkout shows. */
export interface Checkout {
  bag: Bag;
  /** The part of the bag that is bought. */
  currency: string;
  entered: Entered;
  /** Ways of delivery to the country that is chosen. */
  options: DeliveryOption[];
  /** Id of the chosen one; empty while there is none. */
  delivery: string;
  remarks: FieldErrors;
  /** Names the intent to buy: sent twice, it makes one order. */
  key: string;
}

/** The fields of the address in the order in which they are asked for. */
export const addressFields = [
  'name',
  'line1',
  'line2',
  'city',
  'region',
  'postalCode',
  'country',
] as const satisfies readonly (keyof Address)[];

/** An address nobody has filled in yet. */
export const emptyAddress: Entered = {
  name: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  country: '',
};

function missing(): Partial<Record<keyof Address, string>> {
  return {
    name: 'Enter the name of whoever receives it.',
    line1: 'Enter the street and number.',
    city: 'Enter the town or city.',
    postalCode: 'Enter the postal code; a dash where there is none.',
    country: 'Choose the country.',
  };
}

/** What is plainly missing before anybody is asked; empty when nothing is. */
export function checkEntered(entered: Entered, delivery: string): FieldErrors {
  const remarks: FieldErrors = {};
  for (const field of addressFields) {
    const words = missing()[field];
    if (words !== undefined && entered[field].trim() === '') remarks[field] = words;
  }
  if (delivery === '') remarks['delivery'] = 'Choose how it comes to you.';
  return remarks;
}

/** The cheapest way of delivery, unless the one chosen is there. */
export function chooseDelivery(options: readonly DeliveryOption[], chosen: string): string {
  const isThere = options.some(({ id }) => id === chosen);
  return isThere ? chosen : (options[0]?.id ?? '');
}

/** The lines of a bag that are bought together. */
export function linesOf({ items }: Bag, currency: string) {
  return items.filter(
    ({ product, priceWhenAdded }) => (product.price ?? priceWhenAdded)?.currency === currency,
  );
}

/** What a line costs once its changes are accepted, with as many pieces as there are left; `null` where it leaves the bag. */
export function totalLeft(line: BagLine): Money | null {
  const { price } = line.product;
  const pieces = quantityLeft(line);
  return price === null || pieces === 0 ? null : { ...price, amount: price.amount * pieces };
}

/** Whether everything in a bag is as the buyer knows it. */
export function isSettled({ items }: Bag): boolean {
  return items.every(({ changes }) => changes.length === 0);
}
