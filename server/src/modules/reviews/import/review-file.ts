import { say } from '../../../platform/sentences/index.ts';
import {
  createDelimitedParser,
  createJsonLinesParser,
  defaultFeedLimits,
  detectFormat,
  FeedError,
  readRawRows,
  type FieldNames,
  type RawRow,
  type RowParser,
} from '../../catalog/index.ts';
import { checkReviewRow, type CheckedRow } from './check-review-row.ts';

/** Other names of the fields, as shops and review services write them. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['author_email', 'email'],
  ['reviewer_email', 'email'],
  ['customer_email', 'email'],
  ['e_mail', 'email'],
  ['rating', 'stars'],
  ['score', 'stars'],
  ['review_score', 'stars'],
  ['headline', 'title'],
  ['review_title', 'title'],
  ['body', 'text'],
  ['review', 'text'],
  ['content', 'text'],
  ['review_text', 'text'],
  ['review_content', 'text'],
  ['external_id', 'product_id'],
  ['product_external_id', 'product_id'],
  ['ean', 'gtin'],
  ['upc', 'gtin'],
  ['isbn', 'gtin'],
  ['barcode', 'gtin'],
  ['product_sku', 'sku'],
  ['mpn', 'sku'],
  ['date', 'written_at'],
  ['created_at', 'written_at'],
  ['review_date', 'written_at'],
  ['verified_purchase', 'verified'],
  ['verified_buyer', 'verified'],
  ['is_verified_purchase', 'verified'],
]);

const reviewFields: FieldNames = {
  nameOf: (written) => {
    const name = written
      .trim()
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .replace(/[\s-]+/g, '_');
    return aliases.get(name) ?? name;
  },
  required: ['email', 'stars'],
  example: 'email, product_id (or gtin, or sku), stars, title, text, written_at, verified',
};

/**
 * Reads a file of reviews, CSV or JSON Lines, as it streams and yields its rows, checked, in batches. Throws `FeedError` when
 * the whole cannot be trusted (broken, cut, empty), which may be after rows were yielded: hold them back until the end.
 */
export async function* readReviewFile(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, now }: { encoding: string | null; now: Date },
): AsyncGenerator<CheckedRow[]> {
  let rows = 0;
  for await (const raw of readRawRows(bytes, parserFor, { encoding, limits: defaultFeedLimits })) {
    const checked = raw.map((row) => checkReviewRow(row, now));
    const cut = raw.findIndex((row, index) => row.isUnterminated && checked[index]?.review === null);
    rows += checked.length;
    if (cut !== -1) throw cutAt(raw[cut]);
    if (checked.length > 0) yield checked;
  }
  if (rows === 0)
    throw new FeedError('empty_feed', say`The file holds no reviews.`, { hint: 'check the export' });
}

function parserFor(start: string): RowParser {
  const format = detectFormat(start);
  if (format.kind === 'json-lines') return createJsonLinesParser(defaultFeedLimits, reviewFields);
  if (format.kind === 'delimited') {
    return createDelimitedParser(format.delimiter, defaultFeedLimits, reviewFields);
  }
  throw new FeedError('unknown_format', say`The file is XML. Reviews are brought in as CSV or JSON Lines.`);
}

// A last line without a line end is usual; one that is also wrong was cut in the middle.
function cutAt(row: RawRow | undefined): FeedError {
  const line = row?.line ?? 0;
  return new FeedError('truncated_feed', say`Line ${line}, the last one, is incomplete: the file was cut.`, {
    line,
    hint: 'export it again; if the line is meant so, correct it or end it with a line break',
  });
}
