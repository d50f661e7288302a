import { sql } from 'kysely';
import type { ChangeFollower } from '../../platform/changes/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { createKept } from '../../platform/kept/index.ts';
import type { Reader } from './visible-people.ts';

/** Whom a reader does not meet, by id: what the predicates of `visible-people.ts` say, for what is kept in memory. */
export interface Silences {
  /** Blocked, by either of the two. */
  blocked: ReadonlySet<string>;
  muted: ReadonlySet<string>;
}

/** Silences of readers as a process keeps them: as new as what the change log was read up to. */
export interface KeptSilences {
  /** At once where they are kept, as they mostly are. */
  of(reader: Reader): Silences | Promise<Silences>;
}

const nobody: Silences = { blocked: new Set(), muted: new Set() };
/** So many people are kept in memory; nearly all readers have nobody. */
const keptPeople = 200_000;

/** Keeps them until something is told of the reader. */
export function createKeptSilences({ db, changes }: { db: Db; changes: ChangeFollower }): KeptSilences {
  const kept = createKept<Silences>({
    load: (userIds) => selectSilences(db, userIds),
    weigh: ({ blocked, muted }) => 1 + blocked.size + muted.size,
    maxWeight: keptPeople,
  });
  changes.subscribe({
    onChanges: (told) => {
      for (const { topic, subject } of told) if (topic === 'reader') kept.drop(subject);
    },
    onLost: () => kept.clear(),
  });
  return {
    of: (reader) => (reader === null ? nobody : (kept.known(reader.userId) ?? load(reader.userId))),
  };

  async function load(userId: string): Promise<Silences> {
    return (await kept.read([userId])).get(userId) ?? nobody;
  }
}

async function selectSilences(db: Db, userIds: readonly string[]): Promise<Map<string, Silences>> {
  const { rows } = await sql<{ user_id: string; blocked: string[]; muted: string[] }>`
    select user_id,
      array(
        select blocked_id::text from blocks where blocker_id = user_id
        union select blocker_id::text from blocks where blocked_id = user_id) as blocked,
      array(select muted_id::text from mutes where muter_id = user_id) as muted
    from unnest(${userIds}::uuid[]) as reader (user_id)`.execute(db);
  return new Map(
    rows.map(({ user_id: id, blocked, muted }) => [
      id,
      blocked.length + muted.length === 0 ? nobody : { blocked: new Set(blocked), muted: new Set(muted) },
    ]),
  );
}
