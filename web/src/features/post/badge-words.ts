import type { Author, InterestRef } from '@spark/contract';
import { formatList } from '#lib/format.ts';

/**
 * What the badge beside a name says; `null` where there is none. Beside a theme of Finds, which belongs to no interest, being
 * an enthusiast in any counts, as it does for putting it there.
 */
export function badgeWords(
  { badges, enthusiastIn }: Author,
  {
    within,
    isCurator,
    nameOf,
  }: { within: InterestRef | undefined; isCurator: boolean; nameOf: (interest: InterestRef) => string },
): string | null {
  const words = { enthusiast: 'Enthusiast', creator: 'Creator', staff: 'Staff' };
  const [badge] = badges;
  if (within === undefined && badge !== undefined) return words[badge];
  const counting = within ? [within] : enthusiastIn;
  if (counting.length === 0 || (within === undefined && !isCurator)) return null;
  return `Enthusiast in ${formatList(counting.map(nameOf))}`;
}
