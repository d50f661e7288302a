import type { Poll } from '@spark/contract';
import { formatAgo, formatUntil } from '#lib/format.ts';

/** When a poll closes or closed, in words; `null` for one that stays open. */
export function closingWords(
  { closesAt, isClosed }: Pick<Poll, 'closesAt' | 'isClosed'>,
  now: number,
): string | null {
  if (isClosed)
    return closesAt === null ? 'Final result' : `Final result, closed ${formatAgo(closesAt, now)}`;
  return closesAt === null ? null : `Closes ${formatUntil(closesAt, now)}`;
}
