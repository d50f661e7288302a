import type { List } from '@spark/contract';
import { shorten } from '#lib/shorten.ts';
import { plural } from '#lib/words/plural.ts';

const sentenceLength = 155;

/** What a list is about, as short as those who preview pages show it. */
export function listSentence({ description, itemCount, owner }: List): string {
  const about = plural(
    itemCount,
    ['# thing put together by {0}.', '# things put together by {0}.'],
    [owner.name],
  );
  return shorten(description || about, sentenceLength);
}
