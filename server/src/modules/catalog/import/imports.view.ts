import type { CatalogImport, FollowedFeed as FollowedFeedView, Locale } from '@spark/contract';
import { speak } from '../../../platform/sentences/index.ts';
import type { FollowedFeed } from '../follow/followed-feeds.ts';
import type { ImportRecord } from './import-record.ts';

const none = {
  rows: 0,
  rejected: 0,
  duplicates: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  missing: 0,
  unlisted: 0,
};

/** An import as operators see it in a list. */
export function importView(record: ImportRecord, locale: Locale): CatalogImport {
  const { id, feed, source, status, reason, reasonCode, reasonLine, endedEarly, issueCount } = record;
  return {
    id,
    feed,
    source,
    status,
    reason: reason === null ? null : speak(locale, reason),
    reasonCode,
    reasonLine,
    endedEarly,
    counts: { ...none, ...record.counts },
    issueCount,
    startedAt: record.startedAt.toISOString(),
    finishedAt: record.finishedAt?.toISOString() ?? null,
    appliedAt: record.appliedAt?.toISOString() ?? null,
  };
}

/** A feed that is followed. */
export function followedFeedView(feed: FollowedFeed): FollowedFeedView {
  const { id, name, everyMinutes, outcome, failures } = feed;
  return {
    id,
    name,
    everyMinutes,
    nextAt: feed.nextAt.toISOString(),
    checkedAt: feed.checkedAt?.toISOString() ?? null,
    outcome,
    failures,
  };
}
