import type { Db } from '../../../platform/db/index.ts';
import {
  addressOf,
  selectEntries,
  siteKinds,
  summarizeEntries,
  type EntryRange,
  type SiteEntry,
  type SiteKind,
} from './site-entries.queries.ts';

/** A part of the site map: the pages of a kind from one id on. */
export interface SitePart {
  kind: SiteKind;
  from: string;
  /** When the newest change in it was made. */
  modified: Date;
}

/** The protocol allows 50,000. */
const partLength = 45_000;
/** So many are read at a time, whoever reads them: a part is never in memory as a whole. */
const portion = 2_500;
const keptMs = 3_600_000;
const firstId = '00000000-0000-0000-0000-000000000000';

/** The site map, in parts. */
export interface SiteMap {
  /** Where each part begins. Found by one walk over the ids in the database and kept for an hour; parts themselves are always as of now. */
  listParts(now: Date): Promise<SitePart[]>;
  /** The pages of a part. */
  readPart(part: Pick<SitePart, 'kind' | 'from'>): AsyncIterable<SiteEntry[]>;
}

/** Makes a site map of what visitors may read. `length` is for tests, where nobody has a hundred thousand posts. */
export function createSiteMap(db: Db, length = partLength): SiteMap {
  let known: { at: number; parts: Promise<SitePart[]> } | null = null;
  return {
    listParts: (now) => {
      if (known !== null && now.getTime() - known.at < keptMs) return known.parts;
      const parts = findParts(db, length);
      known = { at: now.getTime(), parts };
      parts.catch(() => {
        known = null;
      });
      return parts;
    },
    readPart: ({ kind, from }) => walk(db, kind, from, length),
  };
}

async function findParts(db: Db, length: number): Promise<SitePart[]> {
  const parts: SitePart[] = [];
  for (const kind of siteKinds) {
    let after = firstId;
    for (;;) {
      const part = await summarizeEntries(db, kind, { from: after, how: '>', limit: length });
      if (part === null) break;
      parts.push({ kind, from: part.first, modified: part.modified });
      after = part.last;
    }
  }
  return parts;
}

async function* walk(db: Db, kind: SiteKind, from: string, length: number): AsyncGenerator<SiteEntry[]> {
  let range: EntryRange = { from, how: '>=', limit: Math.min(portion, length) };
  for (let left = length; left > 0; left -= range.limit) {
    const rows = await selectEntries(db, kind, { ...range, limit: Math.min(range.limit, left) });
    yield rows.map(({ name, modified }) => ({ address: addressOf[kind](name), modified }));
    const last = rows.at(-1);
    if (last === undefined) return;
    range = { ...range, from: last.id, how: '>' };
  }
}
