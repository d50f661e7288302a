import type { Author, InterestRef } from '@spark/contract';
import { formatList } from '#lib/format.ts';

/**
 * What the badge says of whoever put a list into Finds and is an enthusiast in single interests; `null` where they are in
 * none. A theme belongs to no interest, so any counts, as it does for putting it there.
 */
export function curatorWords(
  { enthusiastIn }: Pick<Author, 'enthusiastIn'>,
  nameOf: (interest: InterestRef) => string,
): string | null {
  return enthusiastIn.length === 0 ? null : `Enthusiast in ${formatList(enthusiastIn.map(nameOf))}`;
}
