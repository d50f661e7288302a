import { termNames } from '@spark/ranking';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeInterest, makePost } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { explainFeed, tellingTerms } from './explain-feed.ts';
import { selectLastSession } from './sessions/index.ts';

let database: TestDatabase;
let spark: TestApp;
let reader: Person;
const made: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  spark = await createTestApp({ database, starts: 'engine' });
  reader = await spark.newMember();
  const interests = await Promise.all(Array.from({ length: 5 }, () => makeInterest(spark.db)));
  await spark.call('setMyInterests', { as: reader, body: { slugs: interests.map(({ slug }) => slug) } });
  for (let number = 0; number < 12; number++) {
    const interestIds = [interests[number % 5]?.id ?? ''];
    const created_at = new Date(Date.now() - (number + 1) * 3_600_000);
    made.push((await makePost(spark.db, { interestIds, created_at })).id);
  }
});
afterAll(() => spark.close());

const explain = (at: Date | null, now = new Date()) =>
  explainFeed(database, { userId: reader.id, at, size: 12, now });

test('a feed that was served is ranked again as it was, though people have read and posted since', async () => {
  const { items } = await spark.call('getFeed', { as: reader, query: { limit: 2 } });
  const session = await selectLastSession(spark.db, { userId: reader.id, until: new Date() });
  const at = session?.createdAt ?? new Date(0);
  await spark.call('smile', { as: reader, params: { id: items[0]?.id ?? '' } });
  // The index knows whole seconds.
  const later = new Date(at.getTime() + 1_000);
  await spark.db.updateTable('smiles').set({ created_at: later }).where('user_id', '=', reader.id).execute();
  const posted = await makePost(spark.db, { created_at: later });
  const told = await explain(at, new Date(at.getTime() + 2_000));
  expect(told.served?.postIds.toSorted()).toEqual(made.toSorted());
  expect(told.posts.map(({ id }) => id)).not.toContain(posted.id);
  expect(told.posts.map(({ id }) => id)).toEqual(told.served?.postIds);
  expect(told.posts.map(({ servedAt }) => servedAt)).toEqual(told.posts.map((_, index) => index + 1));
});

test('what is told of a post sums to its score, the strongest first', async () => {
  const { posts } = await explain(null);
  expect(posts.length).toBeGreaterThan(5);
  for (const post of posts) {
    expect(termNames.reduce((sum, name) => sum + post.terms[name], 0)).toBeCloseTo(post.score, 6);
    const strengths = tellingTerms(post).map(({ value }) => Math.abs(value));
    expect(strengths).toEqual(strengths.toSorted((one, other) => other - one));
  }
});

test('before anything was served no order is told', async () => {
  expect((await explain(new Date(Date.now() - 86_400_000))).served).toBeNull();
});
