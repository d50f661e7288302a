import type { Substitution } from '@spark/contract';

const words: Record<Substitution['reason'], string> = {
  variant: 'Another version',
  same: 'Same product',
  similar: 'Similar',
};

/** Says in a word what a stand-in is to the product it stands in for. */
export function substituteWords({ reason }: Pick<Substitution, 'reason'>): string {
  return words[reason];
}
