import type { Availability } from '@spark/contract';

/**
 * What feeds write, without case, spaces and punctuation. `available for order` (retired by Google and Meta) is a
 * backorder; `pending` and `mark as sold` cannot be bought; `limited availability` still can.
 */
const bySpelling: ReadonlyMap<string, Availability> = new Map([
  ['instock', 'in_stock'],
  ['instocknow', 'in_stock'],
  ['available', 'in_stock'],
  ['availablenow', 'in_stock'],
  ['lowstock', 'in_stock'],
  ['limitedstock', 'in_stock'],
  ['readytoship', 'in_stock'],
  ['yes', 'in_stock'],
  ['true', 'in_stock'],
  ['limitedavailability', 'in_stock'],
  ['onlineonly', 'in_stock'],
  ['outofstock', 'out_of_stock'],
  ['soldout', 'out_of_stock'],
  ['temporarilyoutofstock', 'out_of_stock'],
  ['temporarilyunavailable', 'out_of_stock'],
  ['currentlyunavailable', 'out_of_stock'],
  ['notinstock', 'out_of_stock'],
  ['nostock', 'out_of_stock'],
  ['notavailable', 'out_of_stock'],
  ['unavailable', 'out_of_stock'],
  ['reserved', 'out_of_stock'],
  ['no', 'out_of_stock'],
  ['false', 'out_of_stock'],
  ['instoreonly', 'out_of_stock'],
  ['pending', 'out_of_stock'],
  ['markassold', 'out_of_stock'],
  ['preorder', 'preorder'],
  ['presale', 'preorder'],
  ['comingsoon', 'preorder'],
  ['backorder', 'backorder'],
  ['backordered', 'backorder'],
  ['madetoorder', 'backorder'],
  ['onbackorder', 'backorder'],
  ['availablefororder', 'backorder'],
  ['discontinued', 'discontinued'],
]);

/** Reads any of the spellings of availability (`in stock`, `InStock`, `https://schema.org/InStock`), or `null`. */
export function parseAvailability(text: string): Availability | null {
  const spelling = text
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/schema\.org\/|schema:)/, '')
    .replace(/[\s_.!-]/g, '');
  return bySpelling.get(spelling) ?? null;
}
