import { formatFacts } from '#lib/format.ts';
import { plural } from '#lib/words/plural.ts';
import type { DraftPhoto } from '../draft/draft-parts.ts';

/** Names a thumbnail: its place, what it carries and what is missing. */
export function thumbWords(
  { alt, tags, stage }: Pick<DraftPhoto, 'alt' | 'tags' | 'stage'>,
  at: number,
  of: number,
): string {
  const facts = [
    of === 1 ? 'Photo 1' : `Photo ${at + 1} of ${of}`,
    ...(tags.length > 0 ? [plural(tags.length, ['# product', '# products'])] : []),
    ...(alt.trim() === '' ? ['no description'] : []),
    ...(stage === 'failed' ? ['not arrived'] : []),
  ];
  return formatFacts(facts);
}
