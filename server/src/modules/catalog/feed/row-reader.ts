import type { Sentence } from '../../../platform/sentences/index.ts';
import type { RawRow, RowIssue, RowIssueCode } from './feed-row.ts';
import { rowIssue } from './row-issue.ts';

/** Reads and objects: every field reader below either returns a value or leaves an issue. */
export interface RowReader {
  first(field: string): string;
  all(field: string): string[];
  object(code: RowIssueCode, field: string, value: string, reason: Sentence, hint: Sentence): void;
  /** Like `object`, for something the product can do without. */
  remark(code: RowIssueCode, field: string, value: string, reason: Sentence, hint: Sentence): void;
}

/** Opens a row for reading; what is objected to goes into `issues`. */
export function createReader(raw: RawRow, issues: RowIssue[]): RowReader {
  const note = (severity: RowIssue['severity']): RowReader['object'] => {
    return (code, field, value, reason, hint) => {
      issues.push(rowIssue(code, { line: raw.line, field, value, reason, hint, severity }));
    };
  };
  return {
    first: (field) => raw.fields.get(field)?.[0] ?? '',
    all: (field) => raw.fields.get(field) ?? [],
    object: note('error'),
    remark: note('warning'),
  };
}
