import type { Locale } from '@spark/contract';
import { speak } from '../../../platform/sentences/index.ts';
import type { RowIssue } from '../feed/feed-row.ts';

/** An issue in a language, for people to read. */
export type ListedIssue = InWords<RowIssue>;

/** Puts what an issue says into a language. */
export function putIssue<Issue extends Pick<RowIssue, 'reason' | 'hint'>>(
  issue: Issue,
  locale: Locale,
): InWords<Issue> {
  return { ...issue, reason: speak(locale, issue.reason), hint: speak(locale, issue.hint) };
}

type InWords<Issue> = Omit<Issue, 'reason' | 'hint'> & { reason: string; hint: string };
