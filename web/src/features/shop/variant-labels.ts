import type { Variant } from '@spark/contract';

type Labelled = Pick<Variant, 'externalId' | 'groupId' | 'title'>;

/**
 * Tells variants apart by a few words, beside what is said of each otherwise: by what its title says beyond what all titles
 * share; where shops give variants the same title, by the part of the shop's own id beyond the group's.
 */
export function variantLabels<V extends Labelled>(
  all: readonly V[],
  saidOf: (variant: V) => readonly string[],
): string[] {
  const shared = beforeNumbers(sharedWords(all.map(wordsOf)), all);
  const ways = [
    (variant: V) => beyond(titlePieces(variant, shared), saidOf(variant)).join(' / ') || variant.title,
    (variant: V) => beyond(idPieces(variant), saidOf(variant)).join(' ') || variant.externalId,
    ({ externalId }: V) => externalId,
  ];
  const labels = ways.map((labelOf) => all.map(labelOf));
  return labels.find((way) => areApart(all.map((variant, at) => [...saidOf(variant), way[at]]))) ?? [];
}

// A number says nothing without the word before it, as in "Size 46".
function beforeNumbers(shared: number, all: readonly Labelled[]): number {
  const areNumbers = all.every((variant) => !/\p{L}/u.test(wordsOf(variant).slice(shared).join('')));
  return areNumbers && shared > 1 ? shared - 1 : shared;
}

function areApart(variants: readonly unknown[]): boolean {
  return new Set(variants.map((said) => JSON.stringify(said))).size === variants.length;
}

function beyond(pieces: readonly string[], said: readonly string[]): string[] {
  const known = new Set(said.map((value) => value.toLowerCase()));
  return pieces.filter((piece) => piece !== '' && !known.has(piece.toLowerCase()));
}

function titlePieces(variant: Labelled, shared: number): string[] {
  return wordsOf(variant)
    .slice(shared)
    .join(' ')
    .split(/[,;·|/，；、]+|\s[–-]\s/)
    .map(tidy);
}

// Chinese has no space behind a comma.
function wordsOf({ title }: Labelled): string[] {
  return title.replace(/[，；：、]/g, '$& ').split(/\s+/);
}

function idPieces({ externalId, groupId }: Labelled): string[] {
  const rest =
    groupId !== null && externalId.startsWith(groupId) ? externalId.slice(groupId.length) : externalId;
  return rest.split(/[-_/]+/).map(tidy);
}

function sharedWords(titles: readonly string[][]): number {
  const [first = [], ...others] = titles;
  const differsAt = first.findIndex((word, at) => others.some((title) => bare(title[at]) !== bare(word)));
  return differsAt === -1 ? first.length : differsAt;
}

// "Mug" and "Mug, large" share their first word.
function bare(word: string | undefined): string | undefined {
  return word?.replace(/[,;:，；：、]+$/, '');
}

function tidy(text: string): string {
  return text.replace(/^[\s,;:·|/()，；：、–-]+|[\s,;:·|/(，；：、–-]+$/g, '');
}
