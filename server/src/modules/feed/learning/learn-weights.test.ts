import { termNames, usualWeights, weightBounds, type RankedPost, type TermName } from '@spark/ranking';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePost, makeUser } from '../../../../test/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/test-database.ts';
import { newId, type Db } from '../../../platform/db/index.ts';
import { isSampled, keepImpressions } from './keep-impressions.ts';
import { learnWeights } from './learn-weights.ts';
import { readWeights } from './weights.queries.ts';
import { selectImpressions } from './impressions.queries.ts';
import { sampledShare } from './keep-impressions.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  ({ db } = database);
});
beforeEach(async () => {
  await db.deleteFrom('feed_impressions').execute();
  await db.deleteFrom('feed_weights').execute();
});
afterAll(() => database.close());

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const now = new Date();
const before = (ms: number) => new Date(now.getTime() - ms);
const span = { after: before(8 * dayMs), until: before(dayMs) };

function sessionId(isIn = true): string {
  for (;;) {
    const id = newId();
    if (isSampled(id) === isIn) return id;
  }
}

/** A post whose score is these terms, the others nothing. */
function ranked(id: string, terms: Partial<Record<TermName, number>>): RankedPost {
  const all = Object.fromEntries(termNames.map((name) => [name, terms[name] ?? 0])) as Record<
    TermName,
    number
  >;
  return { id, score: 0, terms: all };
}

async function serve(userId: string, posts: RankedPost[], at: Date, session = sessionId()): Promise<void> {
  await keepImpressions(db, { sessionId: session, userId, posts, weights: { ...usualWeights } }, at);
}

async function see(userId: string, postIds: string[], at: Date, response = 'view' as 'view' | 'click') {
  const rows = postIds.map((postId) => ({
    day: at.toISOString().slice(0, 10),
    viewer: userId,
    is_person: true,
    type: response === 'view' ? ('view' as const) : ('post-open' as const),
    post_id: postId,
    at,
    response,
  }));
  await db.insertInto('events').values(rows).execute();
}

describe('of what feeds show', () => {
  test('a share is kept, the same of a session each time', () => {
    const ids = Array.from({ length: 4_000 }, () => newId());
    const share = ids.filter((id) => isSampled(id)).length / ids.length;
    expect(Math.abs(share - sampledShare)).toBeLessThan(0.05);
  });

  test('nothing is kept of other sessions, and of one of the sample nothing twice', async () => {
    const { id } = await makeUser(db);
    const posts = [ranked(newId(), { fresh: 0.5 })];
    await serve(id, posts, now, sessionId(false));
    const session = sessionId();
    await serve(id, posts, now, session);
    await serve(id, posts, now, session);
    const rows = await db.selectFrom('feed_impressions').select(['place', 'features']).execute();
    expect(rows).toEqual([
      { place: 0, features: expect.objectContaining({ fresh: 0.5 / usualWeights.fresh }) },
    ]);
  });

  test('counts what came onto a screen, with what came of it within a day', async () => {
    const { id } = await makeUser(db);
    const posts = await Promise.all(Array.from({ length: 4 }, () => makePost(db)));
    const [liked, hidden, late, unseen] = posts.map((post) => post.id);
    const at = before(2 * dayMs);
    const order = [liked, hidden, late, unseen].flatMap((post) => (post === undefined ? [] : [post]));
    await serve(
      id,
      order.map((post) => ranked(post, { interest: 2 })),
      at,
    );
    await see(id, order.slice(0, 3), before(2 * dayMs - hourMs));
    await see(id, order.slice(0, 1), before(2 * dayMs - hourMs), 'click');
    const smile = { user_id: id, post_id: order[0] ?? '' };
    await db
      .insertInto('smiles')
      .values({ ...smile, created_at: before(2 * dayMs - 2 * hourMs) })
      .execute();
    await db
      .insertInto('smiles')
      .values({ user_id: id, post_id: order[2] ?? '', created_at: before(hourMs) })
      .execute();
    const hide = {
      reason: 'post' as const,
      interest_ids: [],
      product_ids: [],
      hidden_at: before(2 * dayMs - hourMs),
    };
    await db
      .insertInto('hidden_posts')
      .values({ user_id: id, post_id: order[1] ?? '', ...hide })
      .execute();
    const impressions = await selectImpressions(db, span);
    expect(impressions.map(({ position, outcome }) => [position, outcome])).toEqual([
      [0, 2],
      [1, -20],
      [2, 0],
    ]);
    expect(impressions[0]).toMatchObject({ personId: id, terms: { interest: 2 / usualWeights.interest } });
  });

  test('an account that goes takes it along', async () => {
    const { id } = await makeUser(db);
    await serve(id, [ranked(newId(), {})], now);
    await db.deleteFrom('users').where('id', '=', id).execute();
    expect(await db.selectFrom('feed_impressions').select('place').execute()).toEqual([]);
  });
});

describe('weights', () => {
  /** Twenty-five people who open what is fresh, and nothing else. */
  async function liveOneDay(daysAgo: number): Promise<void> {
    const at = before(daysAgo * dayMs);
    const posts = await Promise.all(Array.from({ length: 16 }, () => makePost(db)));
    // Each term has every strength once, in an order of its own.
    const strength = (place: number, stride: number) => ((place * stride) % 16) / 15;
    const shown = posts.map(({ id }, place) =>
      ranked(id, {
        interest: usualWeights.interest * strength(place, 5),
        fresh: usualWeights.fresh * strength(place, 7),
        popular: usualWeights.popular * strength(place, 3),
      }),
    );
    const opened = posts.filter((_, place) => strength(place, 7) > 0.7).map((post) => post.id);
    const people = await Promise.all(Array.from({ length: 25 }, () => makeUser(db)));
    for (const { id } of people) {
      await serve(id, shown, at);
      await see(
        id,
        posts.map((post) => post.id),
        new Date(at.getTime() + hourMs),
      );
      await see(id, opened, new Date(at.getTime() + hourMs), 'click');
    }
  }

  test('are the usual ones until there is something to learn from', async () => {
    expect(await readWeights(db)).toEqual({ id: null, weights: usualWeights, learntAt: null });
    expect(await learnWeights(db, now)).toMatchObject({ id: null });
    expect((await readWeights(db)).id).toBeNull();
  });

  test('follow what people do, a little each night, and every process is told', async () => {
    await liveOneDay(1.5);
    const { id, learnt } = await learnWeights(db, now);
    const { weights, ...known } = await readWeights(db);
    expect(known).toEqual({ id, learntAt: now });
    expect(weights.fresh).toBeGreaterThan(usualWeights.fresh);
    expect(weights.fresh).toBeLessThanOrEqual(usualWeights.fresh * 1.15 + 1e-9);
    expect(weights.popular).toBeLessThan(usualWeights.popular);
    expect(String(learnt)).toMatch(/25 people saw 400 posts and answered 125/);
    const told = await db.selectFrom('changes').select('subject').where('topic', '=', 'weights').execute();
    expect(told).toEqual([{ subject: id }]);
    // Done again, what was learnt is not learnt twice.
    await learnWeights(db, now);
    expect((await readWeights(db)).weights).toEqual(weights);
  });

  test('come out within bounds, whatever the table holds', async () => {
    const broken = { ...usualWeights, fresh: 1e9, popular: 'many', walk: null };
    const row = { id: newId(), impressions: 1, report: '{}', created_at: now };
    await db
      .insertInto('feed_weights')
      .values({ ...row, weights: JSON.stringify(broken) })
      .execute();
    const { weights } = await readWeights(db);
    expect(weights.fresh).toBe(weightBounds.fresh?.max);
    expect([weights.popular, weights.walk]).toEqual([usualWeights.popular, usualWeights.walk]);
  });

  test('are learnt from a week at most, and then it is forgotten what was shown', async () => {
    await serve((await makeUser(db)).id, [ranked(newId(), {})], before(9 * dayMs));
    expect(await learnWeights(db, now)).toMatchObject({ swept: 1 });
  });
});
