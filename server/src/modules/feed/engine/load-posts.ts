import {
  loadAuthors,
  loadBuyable,
  loadCounts,
  loadParts,
  loadPosts,
  type FeedIndex,
  type LoosePart,
} from '@spark/ranking';
import { offsetsOf, width } from '../../../platform/db/index.ts';
import { integers, languages, seconds } from './copied-columns.ts';
import { copy, type Copy } from './copy-source.ts';
import * as copied from './loading.queries.ts';

/** Puts all posts into an index. */
export function copyPosts(index: FeedIndex): Copy {
  const widths = [width.id, width.id, width.integer, width.language, width.moment];
  const [postOffset = 0, authorOffset = 0, kind = 0, language = 0, created = 0] = offsetsOf(widths);
  return (source) => {
    const kindsOf = integers(kind);
    const languagesOf = languages(language);
    const createdOf = seconds(created, source.untilS);
    return copy(source, copied.copiedPosts(source.db), widths, (rows) =>
      loadPosts(index, {
        ...rows,
        postOffset,
        authorOffset,
        kinds: kindsOf(rows),
        languages: languagesOf(rows),
        created: createdOf(rows),
      }),
    );
  };
}

/** Notes since when the authors of these posts are here. */
export function copyPeople(index: FeedIndex): Copy {
  const widths = [width.id, width.moment];
  const [personOffset = 0, since = 0] = offsetsOf(widths);
  const sinceOf = seconds(since);
  return (source) =>
    copy(source, copied.copiedPeople, widths, (rows) =>
      loadAuthors(index, { ...rows, personOffset, since: sinceOf(rows) }),
    );
}

/** Collects what these posts belong to, or show. */
export function copyParts(index: FeedIndex, parts: LoosePart, thing: 'interest' | 'product'): Copy {
  const widths = [width.id, width.id, width.integer];
  const [postOffset = 0, thingOffset = 0, place = 0] = offsetsOf(widths);
  const placesOf = integers(place);
  const rowsOf = thing === 'interest' ? copied.copiedInterests : copied.copiedProducts;
  return (source) =>
    copy(source, rowsOf, widths, (rows) =>
      loadParts(index, parts, thing, { ...rows, postOffset, thingOffset, places: placesOf(rows) }),
    );
}

/** Marks what can be bought of all that is in the index. */
export function copyBuyable(index: FeedIndex): Copy {
  return (source) =>
    copy(source, copied.copiedBuyable, [width.id], (rows) =>
      loadBuyable(index, { ...rows, productOffset: 0 }),
    );
}

/** Counts what was done with these posts. */
export function copyCounts(index: FeedIndex): Copy[] {
  const pairs = Math.ceil(copied.countedResponses.length / 2);
  const counters = [width.id, ...Array.from({ length: pairs }, () => 2 * width.integer)];
  const [postOffset = 0, ...offsets] = offsetsOf(counters);
  const readers = copied.countedResponses.map((_, place) =>
    integers((offsets[Math.floor(place / 2)] ?? 0) + (place % 2) * width.integer),
  );
  const counts = [width.id, width.integer];
  const [ofPost = 0, count = 0] = offsetsOf(counts);
  return [
    (source) =>
      copy(source, copied.copiedCounters, counters, (rows) => {
        const columns = readers.map((read) => read(rows));
        loadCounts(index, copied.countedResponses, { ...rows, postOffset, columns });
      }),
    ...copied.copiedCounts.map(({ response, rows: rowsOf }): Copy => {
      const countsOf = integers(count);
      return (source) =>
        copy(source, rowsOf, counts, (rows) => {
          loadCounts(index, [response], { ...rows, postOffset: ofPost, columns: [countsOf(rows)] });
        });
    }),
  ];
}
