import type { RowIssue } from '../feed/feed-row.ts';

/** The issues of an import: the first ones in full, the rest as a number. */
export interface IssueLog {
  add(issues: readonly RowIssue[]): void;
  readonly listed: RowIssue[];
  readonly omitted: number;
}

/** Starts a log that lists at most `limit` issues. */
export function createIssueLog(limit: number): IssueLog {
  const listed: RowIssue[] = [];
  let omitted = 0;
  return {
    add(issues) {
      const room = Math.max(0, limit - listed.length);
      listed.push(...issues.slice(0, room));
      omitted += Math.max(0, issues.length - room);
    },
    listed,
    get omitted() {
      return omitted;
    },
  };
}
