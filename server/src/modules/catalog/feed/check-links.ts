import { say } from '../../../platform/sentences/index.ts';
import type { RowReader } from './row-reader.ts';
import { checkWebAddress } from './web-address.ts';

/** Pictures beside the main one that are kept; Google allows ten. */
const maxAdditionalPictures = 10;

/** The pictures of a product: the one that shows it, and the others. */
export interface PictureLinks {
  main: string | null;
  additional: string[];
}

/** Reads the address of the product's own page; the row cannot do without it. */
export function checkLink(
  row: RowReader,
  field: string,
  allowedHosts: readonly string[] = [],
): string | null {
  const written = row.first(field);
  if (written === '') return null;
  const address = checkWebAddress(written, allowedHosts);
  if (address.href === null) {
    row.object(address.code, field, written, address.reason, say`give a public http(s) address`);
  }
  return address.href;
}

/** Reads the addresses of a product's pictures; a bad one among the additional ones is left out. */
export function checkPictures(row: RowReader, allowedHosts: readonly string[] = []): PictureLinks {
  const main = checkLink(row, 'image_link', allowedHosts);
  const additional = new Set<string>();
  for (const written of row.all('additional_image_link').flatMap(splitAddresses)) {
    const address = checkWebAddress(written, allowedHosts);
    if (address.href === null) {
      row.remark(
        address.code,
        'additional_image_link',
        written,
        say`${address.reason} and was left out`,
        say`correct it`,
      );
    } else if (address.href !== main) {
      additional.add(address.href);
    }
  }
  return { main, additional: [...additional].slice(0, maxAdditionalPictures) };
}

// Tables put several addresses into one cell; a comma alone may be part of an address.
function splitAddresses(cell: string): string[] {
  return cell.split(/[,;|\s]+(?=https?:\/\/)/i).map((address) => address.trim());
}
