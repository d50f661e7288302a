import { say } from '../../../../platform/sentences/index.ts';
import { formatFeedPrice } from '../currency.ts';
import type { FeedLimits } from '../feed-limits.ts';
import type { RawRow, RowParser } from '../feed-row.ts';
import { addField, productFields, type FieldNames } from '../field-names.ts';
import { rowIssue } from '../row-issue.ts';

/** Parses one JSON object per line, with the names of the shop interface (`imageLink`) or of a feed (`image_link`). */
export function createJsonLinesParser(
  limits: FeedLimits,
  { nameOf }: Pick<FieldNames, 'nameOf'> = productFields,
): RowParser {
  let rest = '';
  let line = 0;
  let isPassingOver = false;

  function readLine(text: string, isUnterminated: boolean): RawRow[] {
    line += 1;
    if (text.trim() === '') return [];
    const row: RawRow = { line, fields: new Map(), issues: [], isUnterminated };
    const item = parseObject(text);
    if (item === null) {
      const hint = say`write one whole product per line, as {"id": …}`;
      row.issues.push(
        rowIssue('bad_json', { line, field: '', value: text, reason: say`is not a JSON object`, hint }),
      );
      return [row];
    }
    const values = Object.entries(item);
    if (values.length > limits.fieldsPerRow) {
      const reason = say`has more than ${limits.fieldsPerRow} fields`;
      const details = {
        line,
        field: '',
        value: text,
        reason,
        hint: say`leave out what is no part of a feed`,
      };
      row.issues.push(rowIssue('too_many_fields', details));
      return [row];
    }
    for (const [name, value] of values) {
      for (const written of writtenValues(value)) addField(row.fields, [name, written], nameOf);
    }
    return [row];
  }

  // A line too long to be held costs itself: its beginning is told, its end is passed over.
  function refuseLongLine(): RawRow {
    line += 1;
    const reason = say`is longer than ${limits.rowChars} characters`;
    const issue = rowIssue('too_long', { line, field: '', value: rest, reason, hint: say`shorten it` });
    rest = '';
    isPassingOver = true;
    return { line, fields: new Map(), issues: [issue], isUnterminated: false };
  }

  return {
    push(text) {
      const lines = text.split('\n');
      const tail = lines.pop() ?? '';
      if (lines.length === 0) {
        if (!isPassingOver) rest += tail;
        return rest.length > limits.rowChars ? [refuseLongLine()] : [];
      }
      const [first = '', ...others] = lines;
      const rows = isPassingOver ? [] : readLine(rest + first, false);
      isPassingOver = false;
      rest = tail;
      return [...rows, ...others.flatMap((whole) => readLine(whole, false))];
    },
    end: () => (isPassingOver ? [] : readLine(rest, true)),
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
