import type { CatalogImport, FollowedFeed, ImportStatus } from '@spark/contract';
import { formatAgo, formatNumber, formatUntil } from '#lib/format.ts';

/** How staff call the states of an import, and how they look. */
export const importStates: Readonly<
  Record<ImportStatus, { words: string; tone: 'open' | 'good' | 'bad' | 'over' }>
> = {
  running: { words: 'Being read', tone: 'open' },
  waiting: { words: 'Waits for you', tone: 'open' },
  applied: { words: 'Applied', tone: 'good' },
  refused: { words: 'Refused', tone: 'bad' },
  failed: { words: 'Failed', tone: 'bad' },
  superseded: { words: 'Replaced by a newer one', tone: 'over' },
  discarded: { words: 'Discarded', tone: 'over' },
  rolled_back: { words: 'Taken back', tone: 'over' },
};

/** Why an import waits and what applying it would do, as sentences. */
export function explainWaiting({ endedEarly, reason, counts }: CatalogImport): string[] {
  const why = reason ?? 'Somebody has to look at it first.';
  if (endedEarly) {
    return [
      `The feed ended too early. ${why}`,
      'If you apply it, what arrived goes in and nothing goes off sale: the rest may have been in the part that is not there.',
    ];
  }
  const many = counts.missing === 1 ? 'This one goes' : `These ${formatNumber(counts.missing)} go`;
  return [why, `${many} off sale if you apply it, and come back with the next feed that has them.`];
}

/** What an import does to the shop, in a line: "12 new, 3 changed, 1 missing". */
export function summarize({ counts }: CatalogImport): string {
  const parts: [number, string][] = [
    [counts.added, 'new'],
    [counts.changed, 'changed'],
    [counts.unchanged, 'as before'],
    [counts.missing, 'missing'],
    [counts.rejected, counts.rejected === 1 ? 'faulty row left out' : 'faulty rows left out'],
  ];
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${formatNumber(count)} ${words}`);
  return said.length === 0 ? 'No rows' : said.join(', ');
}

/** The last part of a file's path or of an address, by which people know a feed; the whole says where it is. */
export function shortSource(source: string): string {
  return /[^/\\]+(?=[/\\]*$)/.exec(source)?.[0] ?? source;
}

/** How the latest look at a followed feed ended, and when the next one is. */
export function describeLook(
  feed: FollowedFeed,
  now: number,
): { last: string; next: string; isBad: boolean } {
  const { checkedAt, outcome, failures, nextAt } = feed;
  const again = failures > 1 ? ` It has failed ${formatNumber(failures)} times in a row.` : '';
  const ago = checkedAt === null ? '' : formatAgo(checkedAt, now);
  const when = ago === 'now' ? 'Just now' : ago;
  return {
    last: checkedAt === null ? 'Not looked at yet.' : `${when}: ${outcome ?? ''}${again}`,
    next: Date.parse(nextAt) <= now ? 'Due now' : `Next look ${formatUntil(nextAt, now)}`,
    isBad: failures > 0,
  };
}

/** How often a feed is looked at: "every 15 minutes", "every hour". */
export function describePace(minutes: number): string {
  if (minutes === 60) return 'every hour';
  if (minutes === 1_440) return 'every day';
  if (minutes % 1_440 === 0) return `every ${minutes / 1_440} days`;
  if (minutes % 60 === 0) return `every ${minutes / 60} hours`;
  return `every ${minutes} minutes`;
}
