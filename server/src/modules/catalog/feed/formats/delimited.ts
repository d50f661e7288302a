import { say } from '../../../../platform/sentences/index.ts';
import { FeedError } from '../feed-error.ts';
import type { FeedLimits } from '../feed-limits.ts';
import type { RawRow, RowIssue, RowParser } from '../feed-row.ts';
import { addField, productFields, type FieldNames } from '../field-names.ts';
import { rowIssue } from '../row-issue.ts';
import { nextLine, splitRecord, type SplitRecord } from './split-record.ts';

/** How far into a line too long to be read its id is looked for. */
const longestIdChars = 1_000;

/**
 * Parses TSV and CSV. A record whose quotes are broken, or that spans lines and does not fit the header, costs its first
 * line only: reading goes on at the next one, so that one stray quote can never swallow the rows after it.
 */
export function createDelimitedParser(
  delimiter: string,
  limits: FeedLimits,
  names: FieldNames = productFields,
): RowParser {
  let columns: string[] | null = null;
  let rest = '';
  let line = 1;
  let isPassingOver = false;

  function read(text: string, isEnd: boolean): RawRow[] {
    rest += text;
    const rows: RawRow[] = [];
    if (isPassingOver && !passOver(isEnd)) return rows;
    let at = 0;
    while (at < rest.length) {
      const record = splitRecord(rest, at, delimiter, isEnd);
      const isOverlong = rest.length - at > limits.recordChars;
      if (record.kind === 'incomplete' && !isOverlong) break;

      if (columns === null) {
        columns = readHeader(record, limits, names);
        at = advance(record, at);
        continue;
      }
      const row = readRow(record, columns, at);
      if (row === 'resync') {
        const end = nextLine(rest, at) ?? (isEnd ? rest.length : null);
        if (end === null) {
          rows.push(readLongLine(rest.slice(at), columns));
          rest = '';
          isPassingOver = true;
          return rows;
        }
        rows.push(readBrokenLine(rest.slice(at, end), columns, end === rest.length && isEnd));
        at = end;
        line += 1;
      } else {
        if (row !== null) rows.push(row);
        at = advance(record, at);
      }
    }
    rest = rest.slice(at);
    return rows;
  }

  // The end of a line too long to be held is looked for, and what comes before it is not kept.
  function passOver(isEnd: boolean): boolean {
    const end = nextLine(rest, 0);
    if (end === null && !isEnd) {
      // A lone CR at the end may be the first half of CRLF.
      rest = rest.endsWith('\r') ? '\r' : '';
      return false;
    }
    rest = end === null ? '' : rest.slice(end);
    isPassingOver = false;
    line += 1;
    return true;
  }

  function advance(record: SplitRecord, at: number): number {
    if (record.kind !== 'record')
      throw new FeedError('unknown_format', say`The header line cannot be read.`, { line: 1 });
    line += record.lines;
    return Math.max(record.end, at + 1);
  }

  function readRow(record: SplitRecord, header: string[], at: number): RawRow | 'resync' | null {
    if (record.kind !== 'record') return 'resync';
    if (record.cells.length === 1 && record.cells[0]?.trim() === '') return null;
    const cells = dropEmptyTail(record.cells, header.length);
    if (cells.length !== header.length) {
      if (record.lines > 1) return 'resync';
      return toRow(header, [], !record.isTerminated, [
        raggedIssue(line, cells, header, rest.slice(at, record.end)),
      ]);
    }
    return toRow(header, cells, !record.isTerminated, []);
  }

  // Programs that write TSV often know nothing of quotes; a line that fits the header without them is taken as it is.
  function readBrokenLine(text: string, header: string[], isUnterminated: boolean): RawRow {
    const cells = text.replace(/[\r\n]+$/, '').split(delimiter);
    if (delimiter === '\t' && cells.length === header.length) return toRow(header, cells, isUnterminated, []);
    const issue = rowIssue('broken_quotes', {
      line,
      field: '',
      value: text,
      reason: say`a quote that opens on line ${line} is not closed as it should be`,
      hint: say`double every quote inside a quoted field, and close the field before the next delimiter`,
    });
    return toRow(header, [], isUnterminated, [{ ...issue, externalId: firstCell(cells) }]);
  }

  function readLongLine(text: string, header: string[]): RawRow {
    const reason = say`is longer than ${limits.recordChars} characters`;
    const issue = rowIssue('too_long', {
      line,
      field: '',
      value: text,
      reason,
      hint: say`shorten its fields`,
    });
    const start = text.slice(0, longestIdChars).split(delimiter, 1);
    return toRow(header, [], false, [{ ...issue, externalId: firstCell(start) }]);
  }

  function toRow(header: string[], cells: string[], isUnterminated: boolean, issues: RowIssue[]): RawRow {
    const fields = new Map<string, string[]>();
    cells.forEach((cell, index) => addField(fields, [header[index] ?? '', cell.trim()], names.nameOf));
    return { line, fields, issues, isUnterminated };
  }

  return {
    push: (text) => read(text, false),
    end: () => read('', true),
  };
}

function readHeader(
  record: SplitRecord,
  limits: FeedLimits,
  { nameOf, required, example }: FieldNames,
): string[] {
  if (record.kind !== 'record') {
    throw new FeedError('unknown_format', say`The header line cannot be read: a quote is not closed.`, {
      line: 1,
    });
  }
  if (record.cells.length > limits.fieldsPerRow) {
    throw new FeedError('too_large', say`The header has ${record.cells.length} columns.`, {
      line: 1,
      hint: `a feed has at most ${limits.fieldsPerRow}`,
    });
  }
  const columns = record.cells.map((cell) => cell.trim());
  const names = new Set(columns.map(nameOf));
  const missing = required.filter((field) => !names.has(field));
  if (missing.length > 0) {
    throw new FeedError('missing_columns', say`The header has no column ${missing.join(', ')}.`, {
      line: 1,
      hint: `the first line names the columns: ${example}`,
    });
  }
  return columns;
}

// Spreadsheets add empty columns at the end; anything else that does not fit may have shifted a price.
function dropEmptyTail(cells: string[], width: number): string[] {
  const tail = cells.slice(width);
  return tail.every((cell) => cell.trim() === '') ? cells.slice(0, width) : cells;
}

function raggedIssue(line: number, cells: string[], header: string[], text: string): RowIssue {
  const issue = rowIssue('ragged_row', {
    line,
    field: '',
    value: text.trimEnd(),
    reason: say`has ${cells.length} columns, the header has ${header.length}`,
    hint: say`quote fields that contain the delimiter, and write empty fields too`,
  });
  return { ...issue, externalId: firstCell(cells) };
}

function firstCell(cells: string[]): string | null {
  return cells[0]?.replaceAll('"', '').trim() || null;
}
