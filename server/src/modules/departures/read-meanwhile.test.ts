import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePost } from '../../../test/factories.ts';
import { runJob } from '../../../test/jobs.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import { newId } from '../../platform/db/index.ts';
import { finishDepartures } from './finish-departures.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

/** Somebody who was told twice of what somebody did with a post, in the other order than that of what it is about. */
async function told(news: { actor_id?: string; post_id: string }) {
  const reader = await spark.newUser();
  const ids = [newId(), newId()];
  const now = new Date();
  for (const [place, id] of ids.entries()) {
    const thing = `00000000-0000-7000-8000-00000000000${9 - place}`;
    const facts = { user_id: reader.id, type: 'mentioned', thing, created_at: now, told_at: now } as const;
    await spark.db
      .insertInto('notifications')
      .values({ id, ...facts, ...news, in_app: true, to_mail: false })
      .execute();
  }
  return { reader, ids };
}

/** Lets something go while the reader has the second in hand, who takes the first as well. */
async function goWhile({ ids }: { ids: string[] }, go: () => Promise<unknown>): Promise<void> {
  const gone = Promise.withResolvers<unknown>();
  await spark.db.transaction().execute(async (trx) => {
    const hold = (id = '') =>
      trx.selectFrom('notifications').select('id').where('id', '=', id).forUpdate().execute();
    await hold(ids[1]);
    gone.resolve(go());
    await waitingFor(spark.db, 1);
    await hold(ids[0]);
  });
  await gone.promise;
  expect(await spark.db.selectFrom('notifications').select('id').where('id', 'in', ids).execute()).toEqual(
    [],
  );
}

const later = new Date(Date.now() + 3_600_000);

test('a deleted post goes while somebody reads of it', async () => {
  const as = await spark.newMember();
  const { id: postId } = await makePost(spark.db, { author_id: as.id });
  await spark.call('deletePost', { as, params: { id: postId } });
  await goWhile(await told({ post_id: postId }), () =>
    runJob(spark, 'purge-post', { postId }, { now: later }),
  );
  expect(await spark.db.selectFrom('posts').select('id').where('id', '=', postId).execute()).toEqual([]);
});

test.each(['posted', 'did something'])('somebody goes who %s while another reads of it', async (what) => {
  const leaving = await spark.newUser();
  const { id: postId } = await makePost(spark.db, what === 'posted' ? { author_id: leaving.id } : {});
  const news = await told({ post_id: postId, ...(what !== 'posted' && { actor_id: leaving.id }) });
  const now = new Date();
  await spark.db
    .insertInto('departures')
    .values({ user_id: leaving.id, asked_at: now, due_at: now })
    .execute();
  await goWhile(news, () => finishDepartures(spark.db, later, () => Promise.resolve()));
  expect(await spark.db.selectFrom('users').select('id').where('id', '=', leaving.id).execute()).toEqual([]);
});
