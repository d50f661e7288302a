import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makePost, makeProduct } from '../../../test/factories.ts';
import { openSession, type Person } from '../../../test/people.ts';
import { wrongCounts } from '../../../test/recount.ts';
import { buy } from '../../../test/shopping.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { sweepChanges } from '../../platform/changes/index.ts';
import { sweepAnswers } from '../../platform/http/index.ts';
import { writeReview } from '../reviews/index.ts';
import { cancelDeparture } from './ask-departure.ts';
import { graceDays } from './departure.policy.ts';
import { finishDepartures } from './finish-departures.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

const dayMs = 86_400_000;
const later = (days: number) => new Date(Date.now() + days * dayMs);

const leave = (as: Person) => spark.call('deleteMe', { as, body: { handle: as.handle } });

/** Does what is due at a time. */
async function finish(now: Date): Promise<void> {
  const job = spark.jobs.scheduled.find(({ name }) => name === 'finish-departures');
  if (job === undefined) throw new Error('nobody ends departures');
  await job.run(now);
}

/** Every place of the database that holds an id, whatever it is called and whatever type it has. */
async function placesOf(id: string): Promise<string[]> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'
      and data_type in ('uuid', 'text', 'character varying', 'ARRAY', 'jsonb', 'json')`.execute(spark.db);
  const places: string[] = [];
  for (const { table, column } of columns) {
    const schema = table.startsWith('_private') ? 'graphile_worker' : 'public';
    const found = await sql`select from ${sql.table(`${schema}.${table}`)}
      where ${sql.ref(column)}::text like ${`%${id}%`} limit 1`.execute(spark.db);
    if (found.rows.length > 0) places.push(`${table}.${column}`);
  }
  return places;
}

/** Somebody who did everything one can do, to others and among others. */
async function makeBusyPerson(): Promise<{ as: Person; theirs: string; friend: Person }> {
  const [as, friend] = [await spark.newMember(), await spark.newMember()];
  const [product, other] = [await makeProduct(spark.db, { quantity: 5 }), await makeProduct(spark.db)];
  const own = await makePost(spark.db, { author_id: as.id });
  const { id: theirs } = await makePost(spark.db, { author_id: friend.id });
  for (const [person, id] of [
    [as, theirs],
    [friend, own.id],
  ] as const) {
    await spark.call('smile', { as: person, params: { id } });
    await spark.call('save', { as: person, params: { id } });
    await spark.call('followUser', { as: person, params: person === as ? friend : as });
  }
  const comment = (person: Person, text: string, parentId?: string) =>
    spark.call('createComment', {
      as: person,
      key: newId(),
      params: { id: theirs },
      body: { text, ...(parentId && { parentId }) },
    });
  const stays = await comment(friend, 'Mine stays.');
  const mine = await comment(as, 'This goes.');
  await comment(friend, 'An answer to what goes.', mine.id);
  await spark.call('smileAtComment', { as, params: { id: stays.id } });
  await spark.call('smileAtComment', { as: friend, params: { id: mine.id } });
  await spark.call('heart', { as, params: { id: product.id } });
  for (const { id: authorId } of [as, friend]) {
    const review = {
      productId: other.id,
      authorId,
      stars: 2,
      title: 'So so',
      text: 'It is.',
      at: new Date(),
    };
    const id = await spark.db.transaction().execute((trx) => writeReview(trx, review));
    await spark.call('markHelpful', { as: authorId === as.id ? friend : as, params: { id } });
  }
  await spark.call('createList', { as, key: newId(), body: { title: 'Things to keep', postId: theirs } });
  await spark.call('muteUser', { as, params: friend });
  await buy(spark, as, [product]);
  await spark.call('askForExport', { as });
  await spark.db
    .insertInto('user_interests')
    .columns(['user_id', 'interest_id'])
    .expression((query) =>
      query
        .selectFrom('interests')
        .select([sql<string>`${as.id}::uuid`.as('user_id'), 'id'])
        .limit(1),
    )
    .execute();
  return { as, theirs, friend };
}

describe('whoever leaves', () => {
  test('has to say their handle, and nobody leaves for another', async () => {
    const as = await spark.newUser();
    expect(await spark.refusal('deleteMe', { body: { handle: as.handle } })).toMatchObject({ status: 401 });
    expect(await spark.refusal('deleteMe', { as, body: { handle: 'somebody' } })).toMatchObject({
      status: 422,
      errors: [{ path: '/handle' }],
    });
    await spark.call('getMe', { as });
  });

  test('is signed out and invisible at once, and all there again after signing in within the grace', async () => {
    const [as, friend] = [await spark.newMember(), await spark.newMember()];
    const post = await makePost(spark.db, { author_id: as.id });
    const talkedOf = await makePost(spark.db, { author_id: friend.id });
    await spark.call('createComment', { as, params: talkedOf, body: { text: 'So long.' } });
    const comments = async () => [
      (await spark.call('getPost', { params: talkedOf })).commentCount,
      (await spark.call('getPost', { as: friend, params: talkedOf })).commentCount,
      (await spark.call('listComments', { params: talkedOf })).count,
      (await spark.call('listComments', { params: talkedOf })).items.length,
    ];
    expect(await comments()).toEqual([1, 1, 1, 1]);
    const { deletedAt } = await leave(as);
    expect(await comments()).toEqual([0, 0, 0, 0]);
    expect(new Date(deletedAt).getTime()).toBeGreaterThan(later(graceDays - 1).getTime());
    expect(await spark.refusal('getMe', { as })).toMatchObject({ status: 401 });
    for (const reader of [undefined, friend]) {
      expect(await spark.refusal('getPost', { params: post, ...(reader && { as: reader }) })).toMatchObject({
        status: 404,
      });
    }
    await finish(later(graceDays - 1));
    await openSession(spark.db, as.id);
    await cancelDeparture(spark.db, as.id);
    expect(await comments()).toEqual([1, 1, 1, 1]);
    expect(await spark.call('getPost', { params: post })).toMatchObject({ id: post.id });
    await finish(later(graceDays + 1));
    expect(await spark.call('getPost', { params: post })).toMatchObject({ id: post.id });
  });

  test('is in no table any more after the grace, and every count is what a recount says', async () => {
    const { as, theirs, friend } = await makeBusyPerson();
    expect(await wrongCounts(spark.db)).toEqual([]);
    expect((await placesOf(as.id)).length).toBeGreaterThan(15);
    await leave(as);
    // Nobody is told that somebody is leaving who may come back.
    expect(await spark.refusal('getUser', { params: as })).not.toHaveProperty('wasHere');
    await finish(later(graceDays + 1));
    expect(await spark.refusal('getUser', { params: as })).toMatchObject({ status: 404, wasHere: true });
    // The log and the answers kept for repeated calls are swept of all that is old.
    await sweepAnswers(spark.db, later(9));
    await sql`delete from graphile_worker._private_jobs`.execute(spark.db);
    await vi.waitFor(async () => {
      // It keeps what is younger than any open transaction of the server, which other tests use, too.
      await sweepChanges(spark.db, later(3));
      expect(await placesOf(as.id)).toEqual([]);
    }, 20_000);
    expect(await wrongCounts(spark.db)).toEqual([]);
    const post = await spark.call('getPost', { as: friend, params: { id: theirs } });
    expect(post).toMatchObject({ smileCount: 0, saveCount: 0, commentCount: 2 });
    expect(await spark.call('getUser', { params: friend })).toMatchObject({
      followerCount: 0,
      followingCount: 0,
    });
  });
});

test('an account that cannot go keeps no other from going, and is tried again', async () => {
  const [stuck, other] = [await spark.newUser(), await spark.newUser()];
  for (const as of [stuck, other]) await leave(as);
  const end = later(graceDays + 1);
  const isKept = async ({ id }: Person) =>
    (await spark.db.selectFrom('users').select('id').where('id', '=', id).execute()).length > 0;
  let isReached = false;
  const forgetElsewhere = async (userId: string) => {
    if (userId === stuck.id && !isReached) throw new Error('Stripe does not answer.');
  };
  await expect(finishDepartures(spark.db, end, forgetElsewhere)).rejects.toThrow(
    new RegExp(`1 of 2 accounts could not go\\n.*${stuck.id}.*Stripe does not answer`),
  );
  expect(await isKept(stuck)).toBe(true);
  expect(await isKept(other)).toBe(false);
  isReached = true;
  expect(await finishDepartures(spark.db, end, forgetElsewhere)).toEqual({ departed: 1 });
  expect(await isKept(stuck)).toBe(false);
});
