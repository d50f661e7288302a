import type { ProductCard } from '@spark/contract';

type Variant = Pick<ProductCard, 'externalId' | 'groupId' | 'title'>;

/**
 * Names one variant beside the others: what its title says beyond what all titles share. Where shops give every
 * variant the same title, the part of the shop's own id beyond the group's has to do.
 */
export function variantLabel(variant: Variant, all: readonly Variant[]): string {
  const isAlone = all.filter(({ title }) => title === variant.title).length === 1;
  if (isAlone) return titleRest(variant.title, all) || variant.title;
  const { externalId, groupId } = variant;
  const rest =
    groupId !== null && externalId.startsWith(groupId) ? externalId.slice(groupId.length) : externalId;
  return tidy(rest.replace(/[-_/]+/g, ' ')) || variant.title;
}

function titleRest(title: string, all: readonly Variant[]): string {
  const shared = sharedWords(all.map((one) => one.title.split(' ')));
  return tidy(title.split(' ').slice(shared).join(' '));
}

function sharedWords(titles: readonly string[][]): number {
  const [first = [], ...others] = titles;
  const differsAt = first.findIndex((word, at) => others.some((title) => bare(title[at]) !== bare(word)));
  return differsAt === -1 ? first.length : differsAt;
}

// "Mug" and "Mug, large" share their first word.
function bare(word: string | undefined): string | undefined {
  return word?.replace(/[,;:]+$/, '');
}

function tidy(text: string): string {
  return text.replace(/^[\s,;:·|/()-]+|[\s,;:·|/(-]+$/g, '');
}
