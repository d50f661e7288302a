import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/index.ts';

/** Counts anew how many different people, other than its author, replied to a comment: a part of how helpful it is. */
export async function countRepliers(trx: Trx, threadId: string): Promise<void> {
  // Locked first: of two who reply at once the second counts the reply of the first, too.
  await trx.selectFrom('comments').select('id').where('id', '=', threadId).forNoKeyUpdate().execute();
  await sql`
    update comments set repliers = (
      select count(distinct reply.author_id) from comments reply
      where reply.parent_id = comments.id and reply.deleted_at is null
        and reply.author_id is distinct from comments.author_id)
    where comments.id = ${threadId}`.execute(trx);
}
