import {
  createFeedIndex,
  explainPost,
  prepareReader,
  putPost,
  respond,
  setBuyable,
  usualWeights,
  type Response,
} from '@spark/ranking';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { loadReaderPreferences } from '../../preferences/index.ts';
import type { ExplainPost } from './why.handlers.ts';

// SEAM: to be replaced by the engine that follows the change log.
export function explainNow(db: Db): ExplainPost {
  return async (postId, { userId, now }) => {
    const index = createFeedIndex();
    const seconds = Math.floor(now.getTime() / 1000);
    const none = {
      smile: 0,
      save: 0,
      comment: 0,
      view: 0,
      click: 0,
      bag: 0,
      order: 0,
      dwell: 0,
      hide: 0,
      report: 0,
    };
    const { rows } = await sql<{
      id: string;
      author_id: string;
      kind: 'photo';
      at: number;
      interests: string[];
      products: string[];
    }>`
      select id, author_id, kind, extract(epoch from created_at)::int as at,
        array(select interest_id from post_interests i where i.post_id = posts.id) as interests,
        array(select t.product_id from tags t where t.post_id = posts.id union select p.product_id from post_products p where p.post_id = posts.id) as products
      from posts where deleted_at is null and is_live`.execute(db);
    for (const row of rows)
      putPost(index, {
        id: row.id,
        authorId: row.author_id,
        kind: row.kind,
        createdAt: row.at,
        interestIds: row.interests,
        productIds: row.products,
        responses: none,
      });
    const products = await sql<{
      id: string;
    }>`select id from products where availability = 'in_stock'`.execute(db);
    for (const { id } of products.rows) setBuyable(index, id, true);
    const acts = await sql<{ post_id: string; user_id: string; at: number; response: Response }>`
      select post_id, user_id, extract(epoch from created_at)::int as at, 'smile' as response from smiles
      union all select post_id, user_id, extract(epoch from created_at)::int, 'save' from saves
      union all select post_id, author_id, extract(epoch from created_at)::int, 'comment' from comments`.execute(
      db,
    );
    for (const act of acts.rows)
      respond(index, {
        postId: act.post_id,
        personId: act.user_id,
        response: act.response,
        by: 1,
        at: act.at,
      });
    const preferences = await loadReaderPreferences(db, { userId, now });
    const reader = prepareReader(index, { personId: userId, ...preferences, silenced: [], seen: [] });
    return explainPost(index, reader, postId, { now: seconds, seed: 1, weights: { ...usualWeights } });
  };
}
