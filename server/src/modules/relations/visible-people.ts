import { sql, type Expression, type RawBuilder } from 'kysely';
import type { DB } from '../../platform/db/index.ts';

/** Who looks; `null` is somebody without an account. */
export type Reader = { userId: string } | null;

/** Readers of whom a query has many: where it has the id of each. */
export interface ReaderColumn {
  userId: Expression<string>;
}

/** Where a query has the id of a person: a column with the name of its table, or an expression. */
export type PersonColumn =
  | Expression<string>
  | { [Table in keyof DB]: `${Table}.${keyof DB[Table] & string}` }[keyof DB];

/**
 * The one predicate every read of people, and of what they made, goes through: whether the reader may meet that person at
 * all. Neither may have blocked the other. Use it as `.where(isPersonVisibleTo(reader, 'comments.author_id'))`.
 */
export function isPersonVisibleTo(reader: Reader | ReaderColumn, person: PersonColumn): RawBuilder<boolean> {
  const id = columnOf(person);
  // Whoever is leaving is gone for everybody; coming back brings all of it back.
  const isHere = sql<boolean>`not exists (select from departures where departures.user_id = ${id})`;
  if (reader === null) return isHere;
  // Two, each answered by an index of its own: rarely is there a row, and a page asks for few people.
  return sql<boolean>`(${isHere}
    and not exists (select from blocks where blocks.blocker_id = ${reader.userId} and blocks.blocked_id = ${id})
    and not exists (select from blocks where blocks.blocked_id = ${reader.userId} and blocks.blocker_id = ${id}))`;
}

/** Whether that person may be brought to the reader, who did not ask for them: visible, and not muted by the reader. */
export function isPersonShownTo(reader: Reader | ReaderColumn, person: PersonColumn): RawBuilder<boolean> {
  const isVisible = isPersonVisibleTo(reader, person);
  if (reader === null) return isVisible;
  return sql<boolean>`(${isVisible}
    and not exists (select from mutes where mutes.muter_id = ${reader.userId} and mutes.muted_id = ${columnOf(person)}))`;
}

/**
 * Everybody the reader may not meet, as the rows of a subquery: for counts, which are kept whole and lessened by what these
 * few did.
 */
export function peopleUnseenBy({ userId }: { userId: string }): RawBuilder<string> {
  return sql<string>`(
    select blocks.blocked_id from blocks where blocks.blocker_id = ${userId}
    union select blocks.blocker_id from blocks where blocks.blocked_id = ${userId})`;
}

function columnOf(person: PersonColumn): Expression<unknown> {
  return typeof person === 'string' ? sql.ref(person) : person;
}
