import type { PostRevision } from '@spark/contract';
import type { Db, Trx } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';
import { holdsOffice } from '../accounts/index.ts';
import type { PostContent } from './post-content.ts';

/** Keeps what a post said until now. */
export async function keepRevision(
  trx: Trx,
  { postId, before, from, until }: { postId: string; before: PostContent; from: Date; until: Date },
): Promise<void> {
  const content = JSON.stringify({ ...before, from: from.toISOString() });
  await trx.insertInto('post_revisions').values({ post_id: postId, until_at: until, content }).execute();
}

/** What a post said before its changes, last change first. Throws `not_found` for all but its author and staff. */
export async function readRevisions(
  db: Db,
  postId: string,
  reader: { userId: string; roles: readonly string[] },
): Promise<PostRevision[]> {
  const post = await db
    .selectFrom('posts')
    .select('author_id')
    .where('id', '=', postId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const isStaff = holdsOffice(reader.roles);
  if (post === undefined || (post.author_id !== reader.userId && !isStaff)) throw notFound('post');
  const revisions = await db
    .selectFrom('post_revisions')
    .select(['until_at', 'content'])
    .where('post_id', '=', postId)
    .orderBy('until_at', 'desc')
    .execute();
  return revisions.map(({ until_at, content }) => ({ ...content, until: until_at.toISOString() }));
}
