/** What a feed may weigh before it is taken for an attack or an accident; each can be lowered by a test. */
export interface FeedLimits {
  /** Bytes after decompression: a million rows of 2 KB four times over. */
  unpackedBytes: number;
  /** Unpacked bytes per packed byte: real feeds stay below 60, gzip's maximum is 1,032. */
  packRatio: number;
  /** Characters of one field: Meta allows 5 MB for a whole item. A longer one costs its row. */
  fieldChars: number;
  /** Characters between two XML tags, which have to be held at once: more refuses the feed. */
  bufferedChars: number;
  /** Characters of one row: Meta's 5,242,880 for "one line". */
  rowChars: number;
  /** Characters of one delimited record: a quote left open swallows at most this much before we look again. */
  recordChars: number;
  /** Columns of a table, values of an item: Google allows about 100 attributes, some of them repeated. */
  fieldsPerRow: number;
  /** Nesting of XML elements: a feed needs five or six. */
  xmlDepth: number;
}

export const defaultFeedLimits: FeedLimits = {
  unpackedBytes: 8 * 1024 ** 3,
  packRatio: 200,
  fieldChars: 1_000_000,
  bufferedChars: 33_554_432,
  rowChars: 5_242_880,
  recordChars: 1_000_000,
  fieldsPerRow: 1_000,
  xmlDepth: 32,
};
