import type { Availability } from '@spark/contract';

/**
 * What feeds write, without case, spaces and punctuation. `available for order` (retired by Google and Meta) is a
 * backorder; `pending` and `mark as sold` cannot be bought; `limited availability` still can.
 */
const bySpelling: ReadonlyMap<string, Availability> = new Map([
  ['instock', 'in_stock'],
  ['limitedavailability', 'in_stock'],
  ['onlineonly', 'in_stock'],
  ['outofstock', 'out_of_stock'],
  ['soldout', 'out_of_stock'],
  ['instoreonly', 'out_of_stock'],
  ['pending', 'out_of_stock'],
  ['markassold', 'out_of_stock'],
  ['preorder', 'preorder'],
  ['presale', 'preorder'],
  ['backorder', 'backorder'],
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
    .replace(/[\s_-]/g, '');
  return bySpelling.get(spelling) ?? null;
}
