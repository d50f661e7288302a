import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** A table with rows of a person: those whose `owner` is theirs, or that belong to a row of theirs in another table. */
export interface PersonalTable {
  name: string;
  /** The columns that name whose a row is. */
  owners: string[];
  /** The tables whose rows it belongs to where it has no owner of its own: by which column to which. */
  parents: { column: string; table: string; key: string; owners: string[] }[];
}

/**
 * What a column is named that says whose a row is. One that names somebody another acted on (who was blocked, who was
 * followed) is not among them: that is the other's.
 */
const ownerColumns = [
  'user_id',
  'author_id',
  'owner_id',
  'follower_id',
  'blocker_id',
  'muter_id',
  'voter_id',
];

/**
 * Tables that hold keys of the moment, copies, or what others did. Which accounts were seen on one device (`enthusiast_doubles`)
 * says as much of the other account, whose owner may be somebody else in the household: it is told to neither.
 */
const leftOut = [
  'idempotency_keys',
  'uploads',
  'feed_impressions',
  'handover_lines',
  'shop_clicks',
  'enthusiast_doubles',
];

/**
 * The tables with something of a person in them, as the database itself tells them by its columns and foreign keys: a table
 * that is added tomorrow is in tomorrow's exports.
 */
export async function findPersonalTables(db: Db): Promise<PersonalTable[]> {
  const { rows: keys } = await sql<{ name: string; column: string; table: string; key: string }>`
    select child.relname as name, child_column.attname as column, parent.relname as table, parent_column.attname as key
    from pg_constraint
    join pg_class child on child.oid = conrelid
    join pg_class parent on parent.oid = confrelid
    join pg_attribute child_column on child_column.attrelid = conrelid and child_column.attnum = conkey[1]
    join pg_attribute parent_column on parent_column.attrelid = confrelid and parent_column.attnum = confkey[1]
    where contype = 'f' and array_length(conkey, 1) = 1 and connamespace = 'public'::regnamespace
      and not child.relispartition
    order by 1, 2`.execute(db);
  const { rows: columns } = await sql<{ name: string; column: string }>`
    select relname as name, attname as column
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and attname = any(${sql.val(ownerColumns)}) order by 1, 2`.execute(db);
  const owned = new Map<string, string[]>();
  for (const { name, column } of columns) owned.set(name, [...(owned.get(name) ?? []), column]);
  const namesPeople = new Set([
    'users',
    ...owned.keys(),
    ...keys.filter(({ table }) => table === 'users').map(({ name }) => name),
  ]);
  const belonging = Map.groupBy(
    keys.filter(({ name, table }) => owned.has(table) && !namesPeople.has(name)),
    ({ name }) => name,
  );
  return [
    { name: 'users', owners: ['id'], parents: [] },
    ...[...owned].map(([name, owners]) => ({ name, owners, parents: [] })),
    ...[...belonging].map(([name, parents]) => ({
      name,
      owners: [],
      parents: parents.map(({ column, table, key }) => ({
        column,
        table,
        key,
        owners: owned.get(table) ?? [],
      })),
    })),
  ].filter(({ name }) => !leftOut.includes(name));
}

/** What is no fact about a person but a way to act as them, or to reach a device: it stays here. */
const secretColumns = [
  'token',
  'password',
  'access_token',
  'refresh_token',
  'id_token',
  'public_key',
  'endpoint',
  'p256dh',
  'auth',
  'payment_session',
  'payment_url',
  'folded_name',
];

const portion = 500;

/** The rows of a table that are a person's, as they are stored but for what is secret, in no order. */
export async function* readRows(db: Db, table: PersonalTable, userId: string): AsyncGenerator<unknown> {
  const isTheirs = [
    ...table.owners.map((owner) => sql`${sql.ref(`t.${owner}`)} = ${userId}`),
    ...table.parents.map(
      ({ column, table: parent, key, owners }) => sql`${sql.ref(`t.${column}`)} in (
        select ${sql.ref(`p.${key}`)} from ${sql.table(parent)} p
        where ${sql.join(
          owners.map((owner) => sql`${sql.ref(`p.${owner}`)} = ${userId}`),
          sql` or `,
        )})`,
    ),
  ];
  // By the primary key, whatever it is made of: a row that is written to meanwhile is neither left out nor told twice.
  const key = await findKey(db, table.name);
  const inPages =
    key.length === 0
      ? sql``
      : sql`order by ${sql.join(key.map((column) => sql.ref(`t.${column}`)))} limit ${portion}`;
  const columns = (of: string) => sql.join(key.map((column) => sql.ref(`${of}.${column}`)));
  for (let after: unknown = null; ;) {
    const isAfter =
      after === null
        ? sql`true`
        : sql`(${columns('t')}) > (select ${columns('last')}
            from jsonb_populate_record(null::${sql.table(table.name)}, ${JSON.stringify(after)}::jsonb) as last)`;
    const { rows } = await sql<{ place: unknown; row: unknown }>`
      select (select jsonb_object_agg(name, value) from jsonb_each(to_jsonb(t)) as part (name, value)
          where name = any(${sql.val(key)}::text[])) as place,
        to_jsonb(t) - ${sql.val(secretColumns)}::text[] as row
      from ${sql.table(table.name)} t
      where ${isAfter} and (${sql.join(isTheirs, sql` or `)})
      ${inPages}`.execute(db);
    for (const { row } of rows) yield row;
    const last = rows.at(-1);
    if (key.length === 0 || rows.length < portion || last === undefined) return;
    after = last.place;
  }
}

/**
 * The columns of a table’s primary key; none where it has none: of such a person has one row an
 * interest, and they are read at once. */
async function findKey(db: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_index
    join pg_attribute on attrelid = indrelid and attnum = any(indkey)
    where indisprimary and indrelid = ('public.' || quote_ident(${table}))::regclass
    order by array_position(indkey::int2[], attnum)`.execute(db);
  return rows.map(({ name }) => name);
}

/** What somebody saw and opened, which is kept by the week and named by no key. */
export async function* readEvents(db: Db, userId: string): AsyncGenerator<unknown> {
  let after = new Date(0);
  for (;;) {
    const rows = await db
      .selectFrom('events')
      .select(['at', 'type', 'post_id', 'product_id', 'ms', 'occasion'])
      .where('viewer', '=', userId)
      .where('at', '>', after)
      .orderBy('at')
      // With all of the last moment: what came in together has one.
      .fetch(portion, 'with ties')
      .execute();
    for (const row of rows) yield row;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.at;
  }
}
