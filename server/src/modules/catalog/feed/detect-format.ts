import { say } from '../../../platform/sentences/index.ts';
import { FeedError } from './feed-error.ts';

/** How a feed is written. */
export type FeedFormat = { kind: 'xml' } | { kind: 'delimited'; delimiter: string } | { kind: 'json-lines' };

/** Characters that suffice to tell formats apart; a header line is shorter. */
export const sniffChars = 16_384;

const delimiters = ['\t', ',', ';', '|'];

/** Tells XML, JSON Lines and delimited text apart by their first characters, and finds the delimiter of the header line. */
export function detectFormat(start: string): FeedFormat {
  const text = start.trimStart();
  if (text === '')
    throw new FeedError('empty_feed', say`The file is empty.`, { hint: 'check the export of the shop' });
  if (/^<(!doctype\s+html|html)\b/i.test(text)) {
    throw new FeedError('unknown_format', say`This is a web page, not a feed.`, {
      hint: 'the address may need a sign-in, or the feed has moved',
    });
  }
  if (text.startsWith('<')) return { kind: 'xml' };
  if (text.startsWith('{')) return { kind: 'json-lines' };
  if (text.startsWith('[')) {
    throw new FeedError(
      'unknown_format',
      say`The file is a JSON array, which cannot be read as it streams.`,
      {
        hint: 'write JSON Lines: one product per line, without brackets and commas between',
      },
    );
  }
  return { kind: 'delimited', delimiter: detectDelimiter(text) };
}

function detectDelimiter(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const counted = delimiters.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  const best = counted.reduce((most, other) => (other.count > most.count ? other : most));
  if (best.count < 2) {
    throw new FeedError(
      'unknown_format',
      say`The file is neither XML, nor JSON Lines, nor a table with a header line.`,
      {
        line: 1,
        hint: 'a table begins with the names of its columns: id, title, link, image_link, availability, price, …',
      },
    );
  }
  return best.delimiter;
}
