import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import { unfollowUser } from './follow-user.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

test('a block waits for nobody who merely refers to one of the two', async () => {
  const [as, other] = [await spark.newUser(), await spark.newUser()];
  await spark.db.transaction().execute(async (trx) => {
    // As a row with a foreign key to each of them does.
    await sql`select from users where id in (${as.id}, ${other.id}) for key share`.execute(trx);
    expect(await spark.call('blockUser', { as, params: other })).toEqual({ blocks: true });
  });
});

test('whoever asks to be told of posts while the follow ends is told that there is none', async () => {
  const [as, other] = [await spark.newUser(), await spark.newUser()];
  await spark.call('followUser', { as, params: other });
  const asked = Promise.withResolvers<unknown>();
  await spark.db.transaction().execute(async (trx) => {
    await unfollowUser(trx, { followerId: as.id, followedId: other.id });
    asked.resolve(spark.refusal('tellOfPosts', { as, params: other }));
    await waitingFor(spark.db, 1);
  });
  expect(await asked.promise).toMatchObject({ status: 409 });
});
