import { formatFeedPrice } from '../currency.ts';
import { FeedError } from '../feed-error.ts';
import type { FeedLimits } from '../feed-limits.ts';
import type { RawRow, RowParser } from '../feed-row.ts';
import { addField } from '../field-names.ts';
import { rowIssue } from '../row-issue.ts';

/** Parses one JSON object per line, with the names of the shop interface (`imageLink`) or of a feed (`image_link`). */
export function createJsonLinesParser(limits: FeedLimits): RowParser {
  let rest = '';
  let line = 0;

  function readLine(text: string, isUnterminated: boolean): RawRow[] {
    line += 1;
    if (text.trim() === '') return [];
    const row: RawRow = { line, fields: new Map(), issues: [], isUnterminated };
    const item = parseObject(text);
    if (item === null) {
      const hint = 'write one whole product per line, as {"id": …}';
      row.issues.push(
        rowIssue('bad_json', { line, field: '', value: text, reason: 'is not a JSON object', hint }),
      );
      return [row];
    }
    for (const [name, value] of Object.entries(item)) {
      for (const written of writtenValues(value)) addField(row.fields, name, written);
    }
    return [row];
  }

  return {
    push(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > limits.rowChars) {
        throw new FeedError('too_large', `Line ${line + 1} is longer than ${limits.rowChars} characters.`, {
          line: line + 1,
        });
      }
      return lines.flatMap((whole) => readLine(whole, false));
    },
    end: () => readLine(rest, true),
  };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function writtenValues(value: unknown): string[] {
  if (typeof value === 'string') return [value.trim()];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(writtenValues);
  if (isRecord(value)) {
    const { amount, currency, url } = value;
    if (typeof amount === 'number' && typeof currency === 'string')
      return [formatFeedPrice(amount, currency)];
    if (typeof url === 'string') return [url];
  }
  return [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
