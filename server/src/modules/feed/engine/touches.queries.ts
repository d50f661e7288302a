import { responses, touchKinds, type Response } from '@spark/ranking';
import { sql, type RawBuilder } from 'kysely';
import { isBought, secondsOf } from './post-facts.queries.ts';

/** What somebody known did with a post. */
export interface ResponseRow {
  post_id: string;
  person_id: string;
  response: Response;
  at_s: number;
}

/** Rows of what people did: of a thing, a person, which of `words` it was, and when. */
interface Deeds {
  thing: string;
  person: string;
  at: RawBuilder<unknown>;
  /** What it was, in all rows or by a column. */
  was: { always: string } | { column: string };
  from: RawBuilder<unknown>;
}

type Within = (column: string) => RawBuilder<unknown>;

const all: Within = () => sql`true`;

/** What people did with the posts of some ids, in no order. */
export function selectResponses(ids: readonly string[]): RawBuilder<ResponseRow> {
  const within: Within = (column) => sql`${sql.ref(column)} = any(${ids}::uuid[])`;
  const parts = responsesTo(within).map(
    ({ thing, person, at, was, from }) => sql`
      select ${sql.ref(thing)} as post_id, ${sql.ref(person)} as person_id,
        ${'always' in was ? sql.lit(was.always) : sql.ref(was.column)} as response, ${secondsOf(at)} as at_s
      from ${from}`,
  );
  return sql<ResponseRow>`${sql.join(parts, sql` union all `)}`;
}

/** A statement of rows of thing, person and moment, and of which of its words it was, where that is not always one. */
export interface CopiedDeeds {
  rows: RawBuilder<unknown>;
  /** The number of a response, or of a touch. */
  always: number | null;
}

/** What people did with all posts, with the numbers of responses. */
export function copiedResponses(): CopiedDeeds[] {
  return responsesTo(all).map((deeds) => copied(deeds, responses));
}

/** The same of all products, authors and interests, with the numbers of touches. */
export function copiedTouches(): (CopiedDeeds & { kind: 'product' | 'author' | 'interest' })[] {
  return touches.map(({ kind, ...deeds }) => ({ kind, ...copied(deeds, touchKinds) }));
}

function copied({ thing, person, at, was, from }: Deeds, words: readonly string[]): CopiedDeeds {
  const columns = sql`${sql.ref(thing)}, ${sql.ref(person)}, ${at}`;
  if ('always' in was)
    return { rows: sql`select ${columns} from ${from}`, always: words.indexOf(was.always) };
  const list = sql.join(words.map((word) => sql.lit(word)));
  const number = sql`array_position(array[${list}]::text[], ${sql.ref(was.column)}::text) - 1`;
  return { rows: sql`select ${columns}, ${number} from ${from}`, always: null };
}

function responsesTo(within: Within): Deeds[] {
  return [
    {
      thing: 'post_id',
      person: 'user_id',
      at: sql.ref('created_at'),
      was: { always: 'smile' },
      from: sql`smiles where ${within('post_id')}`,
    },
    {
      thing: 'post_id',
      person: 'user_id',
      at: sql.ref('created_at'),
      was: { always: 'save' },
      from: sql`saves where ${within('post_id')}`,
    },
    {
      thing: 'post_id',
      person: 'author_id',
      at: sql.ref('created_at'),
      was: { always: 'comment' },
      from: sql`comments where deleted_at is null and ${within('post_id')}`,
    },
    {
      thing: 'post_id',
      person: 'viewer',
      // as they are told of: the first of each kind that day
      at: sql`min(at)`,
      was: { column: 'response' },
      from: sql`events
        where is_person and post_id is not null and response <> 'view' and ${within('post_id')}
        group by post_id, viewer, response, day`,
    },
    {
      thing: 'l.credit_post_id',
      person: 'o.user_id',
      at: sql.ref('o.paid_at'),
      was: { always: 'order' },
      from: sql`order_lines l join orders o on o.id = l.order_id
        where l.credit_post_id is not null and o.user_id is not null and ${isBought} and ${within('l.credit_post_id')}`,
    },
    {
      thing: 'post_id',
      person: 'user_id',
      at: sql.ref('hidden_at'),
      was: { always: 'hide' },
      from: sql`hidden_posts where ${within('post_id')}`,
    },
  ];
}

const touches: readonly (Deeds & { kind: 'product' | 'author' | 'interest' })[] = [
  {
    kind: 'author',
    thing: 'followed_id',
    person: 'follower_id',
    at: sql.ref('created_at'),
    was: { always: 'follow' },
    from: sql`follows`,
  },
  {
    kind: 'interest',
    thing: 'interest_id',
    person: 'user_id',
    at: sql.ref('created_at'),
    was: { always: 'choose' },
    from: sql`user_interests`,
  },
  {
    kind: 'product',
    thing: 'product_id',
    person: 'user_id',
    at: sql.ref('created_at'),
    was: { always: 'heart' },
    from: sql`product_hearts`,
  },
  {
    kind: 'product',
    thing: 'product_id',
    person: 'viewer',
    at: sql.ref('at'),
    was: { column: 'response' },
    from: sql`events where is_person and product_id is not null and response in ('click', 'bag')`,
  },
  {
    kind: 'product',
    thing: 'l.product_id',
    person: 'o.user_id',
    at: sql.ref('o.paid_at'),
    was: { always: 'order' },
    from: sql`order_lines l join orders o on o.id = l.order_id
      where l.product_id is not null and o.user_id is not null and ${isBought}`,
  },
];
