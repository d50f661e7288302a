import type { Sentence } from '../../../platform/sentences/index.ts';
import type { RowIssue, RowIssueCode } from './feed-row.ts';

/** How much of an offending value a report repeats. */
const shownChars = 80;

/** Where and what an issue is about; the id is filled in once the row is known. */
export interface IssueDetails {
  line: number;
  field: string;
  value?: string;
  reason: Sentence;
  hint: Sentence;
  severity?: RowIssue['severity'];
}

/** Describes one thing wrong with a row. */
export function rowIssue(code: RowIssueCode, details: IssueDetails): RowIssue {
  return {
    line: details.line,
    externalId: null,
    field: details.field,
    value: shortenValue(details.value ?? ''),
    code,
    severity: details.severity ?? 'error',
    reason: details.reason,
    hint: details.hint,
  };
}

/** As much of a value as a report repeats; control characters are shown as their picture, so that none moves a cursor. */
export function shortenValue(value: string): string {
  const start = value.slice(0, shownChars).toWellFormed();
  const visible = start.replace(/\p{Cc}/gu, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
  return value.length > shownChars ? `${visible}…` : visible;
}
