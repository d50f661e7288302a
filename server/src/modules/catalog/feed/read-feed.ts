import { quote, say, type Sentence } from '../../../platform/sentences/index.ts';
import { checkRow } from './check-row.ts';
import { decodeText } from './decode-text.ts';
import { detectFormat, sniffChars, type FeedFormat } from './detect-format.ts';
import { FeedError } from './feed-error.ts';
import { defaultFeedLimits, type FeedLimits } from './feed-limits.ts';
import type { FeedRow, RawRow, RowParser } from './feed-row.ts';
import { createDelimitedParser } from './formats/delimited.ts';
import { createJsonLinesParser } from './formats/json-lines.ts';
import { createXmlParser } from './formats/xml.ts';
import { unpack } from './unpack.ts';

/** What the operator says the feed is: Google's and Meta's are both XML or tables, and share their names. */
export type DeclaredFormat = 'auto' | 'google' | 'meta' | 'jsonl';

/** How to read a feed. */
export interface ReadFeedOptions {
  format?: DeclaredFormat;
  /** Encoding of a file that does not say it, as the Encoding standard names it; UTF-8 when absent. */
  encoding?: string | null;
  /** Currency of prices that name none. */
  defaultCurrency?: string | null;
  /** Hosts the operator named: links and pictures may lead to them although they are private. */
  allowedHosts?: readonly string[];
  limits?: Partial<FeedLimits>;
}

/**
 * Reads a feed as it streams and yields its rows, checked, in batches. Throws `FeedError` when the whole cannot be trusted
 * (broken, cut, empty, two documents in one), which may be after rows were yielded: hold them back until the end.
 */
export async function* readFeed(
  bytes: AsyncIterable<Uint8Array>,
  options: ReadFeedOptions = {},
): AsyncGenerator<FeedRow[]> {
  const limits = { ...defaultFeedLimits, ...options.limits };
  const rules = {
    defaultCurrency: options.defaultCurrency ?? null,
    allowedHosts: options.allowedHosts ?? [],
  };
  let rowCount = 0;

  const parser = (start: string) => createParser(start, options.format ?? 'auto', limits);
  for await (const rawRows of readRawRows(bytes, parser, { encoding: options.encoding ?? null, limits })) {
    const rows = rawRows.map((raw) => checkRow(raw, rules));
    const cut = rows.find((row, index) => rawRows[index]?.isUnterminated === true && row.product === null);
    const whole = rows.filter((row) => row !== cut);
    rowCount += whole.length;
    if (whole.length > 0) yield whole;
    if (cut !== undefined) throw cutAt(cut);
  }
  if (rowCount === 0) {
    throw new FeedError('empty_feed', say`The feed holds no products.`, {
      hint: 'check the export of the shop',
    });
  }
}

/**
 * Reads a file of rows as it streams, gzipped or not, and yields them as they are written; `parserFor` chooses how by the
 * first characters. Throws `FeedError` where the whole cannot be trusted.
 */
export async function* readRawRows(
  bytes: AsyncIterable<Uint8Array>,
  parserFor: (start: string) => RowParser,
  { encoding, limits }: { encoding: string | null; limits: FeedLimits },
): AsyncGenerator<RawRow[]> {
  let parser: RowParser | null = null;
  let start = '';
  try {
    for await (const text of decodeText(unpack(bytes, limits), encoding)) {
      if (parser !== null) {
        yield parser.push(text);
        continue;
      }
      start += text;
      if (start.length < sniffChars) continue;
      parser = parserFor(start);
      yield parser.push(start);
    }
  } catch (error) {
    // The rows of a cut feed that did arrive are whole. Where nothing did, that it was cut is all there is to say.
    if (parser === null && start !== '' && error instanceof FeedError && error.code === 'truncated_feed') {
      yield parserFor(start).push(start);
    }
    throw error;
  }
  if (parser === null) {
    parser = parserFor(start);
    yield parser.push(start);
  }
  yield parser.end();
}

function createParser(start: string, declared: DeclaredFormat, limits: FeedLimits): RowParser {
  const format = detectFormat(start);
  if (
    (declared === 'jsonl' && format.kind !== 'json-lines') ||
    (isTagged(declared) && format.kind === 'json-lines')
  ) {
    throw new FeedError(
      'unknown_format',
      say`This is not a ${declared} feed: it looks like ${describe(format)}.`,
      {
        hint: 'leave --format out to have it recognised',
      },
    );
  }
  if (format.kind === 'xml') return createXmlParser(limits);
  if (format.kind === 'json-lines') return createJsonLinesParser(limits);
  return createDelimitedParser(format.delimiter, limits);
}

function isTagged(declared: DeclaredFormat): boolean {
  return declared === 'google' || declared === 'meta';
}

function describe(format: FeedFormat): Sentence {
  return { xml: quote('XML'), delimited: say`a table`, 'json-lines': quote('JSON Lines') }[format.kind];
}

// A last line without a line end is usual; one that is also wrong was cut in the middle.
function cutAt({ line }: FeedRow): FeedError {
  return new FeedError('truncated_feed', say`Line ${line}, the last one, is incomplete: the file was cut.`, {
    line,
    hint: 'fetch it again; if the line is meant so, correct it or end it with a line break',
  });
}
