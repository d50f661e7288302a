import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/db/index.ts';
import type { PeopleBook } from './people-book.ts';
import type { Standings } from './standings.ts';

/**
 * More accounts than these behind one address and browser are an office or a train, not a person. A larger ring behind one
 * is told by its circle.
 */
const mostDoubles = 6;
const dayMs = 86_400_000;
/** How long accounts that shared a device are remembered to have. */
const doubleDays = 365;

/** How the people of a book stand, as it was found last night. */
export async function loadStandings(db: Db, people: PeopleBook): Promise<Standings> {
  const ids = people.ids;
  const [standings, doubles] = await Promise.all([
    sql<{ user_id: string; is_known: boolean; circle: number | null }>`
      select user_id, is_known, circle from enthusiast_standings where user_id = any(${ids}::uuid[])`.execute(
      db,
    ),
    sql<{ user_id: string; other_id: string }>`
      select user_id, other_id from enthusiast_doubles
      where user_id = any(${ids}::uuid[]) and other_id = any(${ids}::uuid[])`.execute(db),
  ]);
  const known = new Set<number>();
  const circles = new Map<number, number>();
  for (const row of standings.rows) {
    const person = people.numberOf(row.user_id);
    if (person === undefined) continue;
    if (row.is_known) known.add(person);
    if (row.circle !== null) circles.set(person, row.circle);
  }
  return { known, circles, areDoubles: pairing(people, doubles.rows) };
}

/** Which accounts were signed in on one device, of all there are. */
export async function loadDoubles(db: Db, people: PeopleBook): Promise<Standings['areDoubles']> {
  const rows = await db.selectFrom('enthusiast_doubles').select(['user_id', 'other_id']).execute();
  return pairing(people, rows);
}

function pairing(
  people: PeopleBook,
  rows: readonly { user_id: string; other_id: string }[],
): Standings['areDoubles'] {
  const pairs = new Set<string>();
  for (const row of rows) {
    const [one, other] = [people.numberOf(row.user_id), people.numberOf(row.other_id)];
    if (one !== undefined && other !== undefined) pairs.add(keyOf(one, other));
  }
  return (one, other) => pairs.size > 0 && pairs.has(keyOf(one, other));
}

function keyOf(one: number, other: number): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** So many standings are written in one statement. */
const portion = 5_000;

/** Puts the standings of tonight in the place of those of the night before: what is as it was is not written again. */
export async function storeStandings(trx: Trx, tonight: Standings, people: PeopleBook): Promise<void> {
  const before = await loadStandings(trx, people);
  const standing = [...new Set([...tonight.known, ...tonight.circles.keys()])];
  const stood = [...new Set([...before.known, ...before.circles.keys()])];
  const isSame = (person: number) =>
    tonight.known.has(person) === before.known.has(person) &&
    tonight.circles.get(person) === before.circles.get(person);
  const isGone = (person: number) => !tonight.known.has(person) && !tonight.circles.has(person);
  for (const numbers of portionsOf(stood.filter(isGone))) {
    const ids = numbers.map((number) => people.ids[number]);
    await sql`delete from enthusiast_standings where user_id = any(${ids}::uuid[])`.execute(trx);
  }
  for (const numbers of portionsOf(standing.filter((person) => !isSame(person)))) {
    await sql`
      insert into enthusiast_standings (user_id, is_known, circle)
      select told.* from unnest(
        ${numbers.map((number) => people.ids[number])}::uuid[],
        ${numbers.map((number) => tonight.known.has(number))}::boolean[],
        ${numbers.map((number) => tonight.circles.get(number) ?? null)}::integer[]) as told (user_id, is_known, circle)
      -- not for whom the account ended meanwhile
      join users u on u.id = told.user_id
      on conflict (user_id) do update set is_known = excluded.is_known, circle = excluded.circle`.execute(
      trx,
    );
  }
}

function* portionsOf(numbers: readonly number[]): Generator<number[], void, void> {
  for (let start = 0; start < numbers.length; start += portion) yield numbers.slice(start, start + portion);
}

/** Remembers which accounts share a device, as far as their sessions tell. */
export async function noteDoubles(trx: Trx, now: Date): Promise<void> {
  await trx
    .deleteFrom('enthusiast_doubles')
    .where('seen_at', '<', new Date(now.getTime() - doubleDays * dayMs))
    .execute();
  await sql`
    insert into enthusiast_doubles (user_id, other_id, seen_at)
    select one.user_id, other.user_id, ${now}
    from (
      select array_agg(distinct user_id) as users from sessions
      where ip_address <> '' and user_agent <> ''
      group by ip_address, user_agent
      having count(distinct user_id) between 2 and ${mostDoubles}) as device
    cross join lateral unnest(device.users) as one (user_id)
    cross join lateral unnest(device.users) as other (user_id)
    where one.user_id < other.user_id
    group by one.user_id, other.user_id
    on conflict (user_id, other_id) do update set seen_at = excluded.seen_at`.execute(trx);
}
