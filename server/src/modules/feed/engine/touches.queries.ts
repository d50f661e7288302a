import type { Response, TouchKind } from '@spark/ranking';
import { sql, type RawBuilder } from 'kysely';
import { isBought, secondsOf } from './post-facts.queries.ts';

/** What somebody known did with a post. */
export interface ResponseRow {
  post_id: string;
  person_id: string;
  response: Response;
  at_s: number;
}

/** What somebody did with a product, an author or an interest. */
export interface TouchRow {
  thing_id: string;
  kind: 'product' | 'author' | 'interest';
  person_id: string;
  response: TouchKind;
  at_s: number;
}

const at = secondsOf('created_at');

/** What people did with all posts, or with some, in no order. */
export function selectResponses(ids: readonly string[] | null): RawBuilder<ResponseRow> {
  const within = (column: string) =>
    ids === null ? sql`true` : sql`${sql.ref(column)} = any(${ids}::uuid[])`;
  return sql<ResponseRow>`
    select post_id, user_id as person_id, 'smile' as response, ${at} as at_s from smiles where ${within('post_id')}
    union all
    select post_id, user_id, 'save', ${at} from saves where ${within('post_id')}
    union all
    select post_id, author_id, 'comment', ${at} from comments where deleted_at is null and ${within('post_id')}
    union all
    -- as they are told of: the first of each kind that day
    select post_id, viewer, response, min(${secondsOf('at')}) from events
    where is_person and post_id is not null and response <> 'view' and ${within('post_id')}
    group by post_id, viewer, response, day
    union all
    select l.credit_post_id, o.user_id, 'order', ${secondsOf('o.paid_at')}
    from order_lines l join orders o on o.id = l.order_id
    where l.credit_post_id is not null and o.user_id is not null and ${isBought} and ${within('l.credit_post_id')}
    union all
    select post_id, user_id, 'hide', ${secondsOf('hidden_at')} from hidden_posts where ${within('post_id')}`;
}

/** What people did with all products, authors and interests, in no order. */
export const selectTouches = sql<TouchRow>`
  select followed_id as thing_id, 'author' as kind, follower_id as person_id, 'follow' as response, ${at} as at_s
  from follows
  union all
  select interest_id, 'interest', user_id, 'choose', ${at} from user_interests
  union all
  select product_id, 'product', user_id, 'heart', ${at} from product_hearts
  union all
  select product_id, 'product', viewer, response, ${secondsOf('at')} from events
  where is_person and product_id is not null and response in ('click', 'bag')
  union all
  select l.product_id, 'product', o.user_id, 'order', ${secondsOf('o.paid_at')}
  from order_lines l join orders o on o.id = l.order_id
  where l.product_id is not null and o.user_id is not null and ${isBought}`;
