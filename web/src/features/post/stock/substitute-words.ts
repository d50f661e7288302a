import type { Substitution } from '@spark/contract';

function words(): Record<Substitution['reason'], string> {
  return {
    variant: 'Another version',
    same: 'Same product',
    similar: 'Similar',
  };
}

/** Says in a word what a stand-in is to the product it stands in for. */
export function substituteWords({ reason }: Pick<Substitution, 'reason'>): string {
  return words()[reason];
}
