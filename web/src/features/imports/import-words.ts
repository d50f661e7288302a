import { joinSentences } from '#lib/words/join-sentences.ts';
import { plural } from '#lib/words/plural.ts';
import type { CatalogImport, FollowedFeed, ImportStatus } from '@spark/contract';
import { formatAgo, formatFacts, formatNumber, formatUntil } from '#lib/format.ts';

/** How staff call the states of an import, and how they look. */
export function importStates(): Readonly<
  Record<ImportStatus, { words: string; tone: 'open' | 'good' | 'bad' | 'over' }>
> {
  return {
    running: { words: 'Being read', tone: 'open' },
    waiting: { words: 'Waits for you', tone: 'open' },
    applied: { words: 'Applied', tone: 'good' },
    refused: { words: 'Refused', tone: 'bad' },
    failed: { words: 'Failed', tone: 'bad' },
    superseded: { words: 'Replaced by a newer one', tone: 'over' },
    discarded: { words: 'Discarded', tone: 'over' },
    rolled_back: { words: 'Taken back', tone: 'over' },
  };
}

/** Why an import waits and what applying it would do, as sentences. */
export function explainWaiting({ endedEarly, reason, counts }: CatalogImport): string[] {
  const why = reason ?? 'Somebody has to look at it first.';
  if (endedEarly) {
    return [
      `The feed ended too early. ${why}`,
      'If you apply it, what arrived goes in and nothing goes off sale: the rest may have been in the part that is not there.',
    ];
  }
  const gone = plural(
    counts.missing,
    [
      'This one goes off sale if you apply it, and comes back with the next feed that has it.',
      'These {0} go off sale if you apply it, and come back with the next feed that has them.',
    ],
    [formatNumber(counts.missing)],
  );
  return [why, gone];
}

/** What an import does to the shop, in a line: "12 new, 3 changed, 1 missing". */
export function summarize({ counts }: CatalogImport): string {
  const parts: [number, string][] = [
    [counts.added, plural(counts.added, ['{0} new', '{0} new'], [formatNumber(counts.added)])],
    [counts.changed, plural(counts.changed, ['{0} changed', '{0} changed'], [formatNumber(counts.changed)])],
    [
      counts.unchanged,
      plural(counts.unchanged, ['{0} as before', '{0} as before'], [formatNumber(counts.unchanged)]),
    ],
    [counts.missing, plural(counts.missing, ['{0} missing', '{0} missing'], [formatNumber(counts.missing)])],
    [
      counts.rejected,
      plural(
        counts.rejected,
        ['{0} faulty row left out', '{0} faulty rows left out'],
        [formatNumber(counts.rejected)],
      ),
    ],
  ];
  const said = parts.filter(([count]) => count > 0).map(([, words]) => words);
  return said.length === 0 ? 'No rows' : formatFacts(said);
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
  const again =
    failures > 1
      ? plural(failures, ['It has failed # time in a row.', 'It has failed # times in a row.'])
      : '';
  return {
    last:
      checkedAt === null
        ? 'Not looked at yet.'
        : `${formatAgo(checkedAt, now)}: ${joinSentences([outcome ?? '', again])}`,
    next: Date.parse(nextAt) <= now ? 'Due now' : `Next look ${formatUntil(nextAt, now)}`,
    isBad: failures > 0,
  };
}

/** How often a feed is looked at: "every 15 minutes", "every hour". */
export function describePace(minutes: number): string {
  if (minutes === 60) return 'every hour';
  if (minutes === 1_440) return 'every day';
  if (minutes % 1_440 === 0) return plural(minutes / 1_440, ['every # day', 'every # days']);
  if (minutes % 60 === 0) return plural(minutes / 60, ['every # hour', 'every # hours']);
  return plural(minutes, ['every # minute', 'every # minutes']);
}
