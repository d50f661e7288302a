import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePost, makeUser } from '../../../test/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import { deleteComment } from './comments/delete-comment.ts';
import { writeComment } from './comments/write-comment.ts';
import { forgetResponses } from './forget-responses.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('a comment that is deleted at this moment keeps its author from nothing', async () => {
  const { db } = database;
  const { id: authorId } = await makeUser(db);
  const { id: postId } = await makePost(db);
  const now = new Date();
  const write = (text: string) =>
    db
      .transaction()
      .execute((trx) =>
        writeComment(
          trx,
          { postId, authorId, parentId: null, text, productIds: [], writer: null, at: now },
          '',
        ),
      );
  const [commentId] = [await write('One.'), await write('Two.')];
  const forgotten = Promise.withResolvers<number>();
  await db.transaction().execute(async (trx) => {
    await deleteComment(trx, { postId, commentId, authorId, now });
    forgotten.resolve(forgetResponses(db, authorId, now));
    await waitingFor(db, 1);
  });
  expect(await forgotten.promise).toBe(2);
  const left = await db.selectFrom('comments').select(['author_id', 'text']).execute();
  expect(left).toEqual([
    { author_id: null, text: '' },
    { author_id: null, text: '' },
  ]);
});
