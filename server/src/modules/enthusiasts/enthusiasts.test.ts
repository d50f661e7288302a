import type { EnthusiastScore } from '@spark/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeInterest, makePost, makeProduct } from '../../../test/factories.ts';
import { runJob } from '../../../test/jobs.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

const dayMs = 86_400_000;
let spark: TestApp;
let operator: Person;
/** People who are known: they found each other helpful, long ago. */
let crowd: Person[];
beforeAll(async () => {
  spark = await createTestApp();
  const created_at = daysAgo(400);
  operator = await spark.newUser({ roles: ['operator'] });
  crowd = await Promise.all(Array.from({ length: 12 }, () => spark.newUser({ created_at })));
  for (const [number, { id }] of crowd.entries()) {
    const post = await makePost(spark.db, { author_id: id, created_at: daysAgo(120) });
    for (let step = 1; step <= 4; step++)
      await mark(post, crowd[(number + step) % crowd.length], daysAgo(100));
  }
  // From here on it follows; what was before is made by the night.
  await spark.consumeChanges();
  await everyNight();
});
afterAll(() => spark.close());
beforeEach(async () => {
  await spark.db.deleteFrom('settings').where('name', '=', 'enthusiast.numbers').execute();
});

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * dayMs);
}

async function everyNight(now = new Date()) {
  const job = spark.jobs.scheduled.find(({ name }) => name === 'refresh-enthusiasts');
  return job?.run(now);
}

async function mark(post: { id: string }, by: Person | undefined, created_at: Date): Promise<void> {
  await spark.db
    .insertInto('smiles')
    .values({ post_id: post.id, user_id: by?.id ?? '', created_at })
    .execute();
}

/** A member with posts in an interest of their own; `smiles` smiles at each, by the first people of the crowd. */
async function newContributor(facts: { posts: number; smilers: number; at?: Date }) {
  const author = await spark.newMember({ created_at: daysAgo(400) });
  const interest = await makeInterest(spark.db, { name: 'BBQ' });
  const posts: { id: string }[] = [];
  for (let number = 0; number < facts.posts; number++) {
    const post = await makePost(spark.db, {
      author_id: author.id,
      created_at: facts.at ?? daysAgo(1),
      interestIds: [interest.id],
    });
    for (const by of crowd.slice(0, facts.smilers)) await mark(post, by, facts.at ?? new Date());
    posts.push(post);
  }
  return { author, interest, posts };
}

async function scoresOf(
  as: Person,
): Promise<{ all: EnthusiastScore | undefined; own: EnthusiastScore | undefined }> {
  const { scores } = await spark.call('getMyEnthusiast', { as });
  return { all: scores[0], own: scores[1] };
}

const setNumbers = (numbers: Record<string, number | null>) =>
  spark.call('setEnthusiastNumbers', { as: operator, body: { numbers } });

describe('is refused', () => {
  test('numbers of one’s own are for people with an account, those of the formula for operators', async () => {
    expect(await spark.refusal('getMyEnthusiast')).toMatchObject({ code: 'unauthenticated' });
    const input = { as: crowd[0] ?? operator, body: { numbers: { earnAt: 2 } } };
    expect(await spark.refusal('setEnthusiastNumbers', input)).toMatchObject({ code: 'forbidden' });
    expect(await spark.refusal('askEnthusiastReport', input)).toMatchObject({ code: 'forbidden' });
    expect(
      await spark.refusal('getEnthusiastReport', { as: operator, params: { id: newId() } }),
    ).toMatchObject({
      code: 'not_found',
    });
  });

  test.each([
    ['not known', { halfLive: 3 }, '/numbers/halfLive'],
    ['too small', { halfLifeDays: 1 }, '/numbers/halfLifeDays'],
    ['too large', { returnedShare: 1.01 }, '/numbers/returnedShare'],
    ['broken where it counts people', { knownBy: 2.5 }, '/numbers/knownBy'],
    ['no number', { earnAt: '20' }, '/numbers/earnAt'],
    ['inherited by every object', { constructor: 1 }, '/numbers/constructor'],
  ])('a number that is %s', async (_name, numbers, path) => {
    for (const call of ['setEnthusiastNumbers', 'askEnthusiastReport'] as const) {
      const problem = await spark.refusal(call, { as: operator, body: { numbers } });
      expect(problem).toMatchObject({
        status: 422,
        errors: expect.arrayContaining([expect.objectContaining({ path })]),
      });
    }
  });
});

test('the numbers are the operator’s where they set them, and say what they may be', async () => {
  await setNumbers({ halfLifeDays: 60, earnAt: 3 });
  const { numbers } = await setNumbers({ earnAt: null });
  expect(numbers).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ name: 'halfLifeDays', value: 60, usual: 90, least: 7 }),
      expect.objectContaining({ name: 'earnAt', value: 30 }),
    ]),
  );
  expect((await spark.call('getEnthusiasts')).numbers).toEqual(numbers);
});

test('the smile that reaches the line brings the badge at once, on posts, comments and reviews; taking it back does not take the badge', async () => {
  await setNumbers({ earnAt: 11.5, interestEarnAt: 5 });
  const { author, interest, posts } = await newContributor({ posts: 5, smilers: 5 });
  const [post] = posts;
  const product = await makeProduct(spark.db);
  const review = {
    id: newId(),
    product_id: product.id,
    author_id: author.id,
    stars: 5,
    title: 'Good',
    text: 'Good.',
  };
  await spark.db.insertInto('reviews').values(review).execute();
  await spark.call('createComment', { as: author, params: post ?? {}, body: { text: 'Thank you all.' } });
  for (const as of crowd.slice(5, 8)) await spark.call('smile', { as, params: post ?? {} });
  await spark.consumeChanges();
  const before = await scoresOf(author);
  expect(before.all).toMatchObject({ isEarned: false, people: 8, contributions: 5 });
  expect(before.own).toMatchObject({ isEarned: true, interest: { slug: interest.slug } });
  expect(before.all?.score).toBeLessThan(11.5);

  for (const as of crowd.slice(8, 11)) await spark.call('save', { as, params: post ?? {} });
  await spark.consumeChanges();
  const after = await scoresOf(author);
  expect(after.all).toMatchObject({ isEarned: true, people: 11 });
  const shown = {
    enthusiast: true,
    badges: ['enthusiast'],
    enthusiastIn: [{ slug: interest.slug, name: 'BBQ' }],
  };
  expect((await spark.call('getPost', { params: post ?? {} })).author).toMatchObject(shown);
  const comments = await spark.call('listComments', { params: post ?? {} });
  expect(comments.items[0]?.author).toMatchObject(shown);
  const reviews = await spark.call('listProductReviews', { params: product });
  expect(reviews.items[0]?.author).toMatchObject(shown);
  expect(await spark.call('getUser', { params: author })).toMatchObject(shown);

  for (const as of crowd.slice(10, 11)) await spark.call('unsave', { as, params: post ?? {} });
  await spark.consumeChanges();
  const back = await scoresOf(author);
  expect(back.all?.score).toBeLessThan(after.all?.score ?? 0);
  expect(back.all).toMatchObject({ isEarned: true });

  // With time it weighs less and less, and below the second line the badge goes.
  await everyNight(new Date(Date.now() + 30 * dayMs));
  expect((await scoresOf(author)).all).toMatchObject({ isEarned: true });
  await everyNight(new Date(Date.now() + 90 * dayMs));
  expect((await spark.call('getPost', { params: post ?? {} })).author).toMatchObject({
    enthusiast: false,
    badges: [],
  });
});

test('who does without the badge loses it at once and keeps the numbers; who wants it again has it again', async () => {
  await setNumbers({ earnAt: 5 });
  const { author } = await newContributor({ posts: 5, smilers: 8 });
  await everyNight();
  expect(await spark.call('getUser', { params: author })).toMatchObject({ enthusiast: true });
  const off = await spark.call('updateMyEnthusiast', { as: author, body: { showsBadge: false } });
  expect(off).toMatchObject({ showsBadge: false, scores: [{ isEarned: false, people: 8 }, {}] });
  expect(await spark.call('getUser', { params: author })).toMatchObject({
    enthusiast: false,
    enthusiastIn: [],
  });
  const on = await spark.call('updateMyEnthusiast', { as: author, body: { showsBadge: true } });
  expect(on).toMatchObject({ showsBadge: true, scores: [{ isEarned: true }, {}] });
});

test('a membership the shop gives brings the badge, as every other does', async () => {
  await setNumbers({ earnAt: 5 });
  const { author } = await newContributor({ posts: 5, smilers: 8 });
  await spark.db.deleteFrom('memberships').where('user_id', '=', author.id).execute();
  const email = `${author.handle}@spark.test`;
  await spark.db
    .updateTable('users')
    .set({ email, email_verified: true })
    .where('id', '=', author.id)
    .execute();
  await everyNight();
  expect(await spark.call('getUser', { params: author })).toMatchObject({ enthusiast: false });
  const headers = { authorization: `Bearer ${shopKey}` };
  await spark.call('putShopMember', { params: { email }, body: { active: true }, headers });
  await spark.consumeChanges();
  expect(await spark.call('getUser', { params: author })).toMatchObject({ enthusiast: true });
});

test('without a membership there is no badge, and it comes with the membership', async () => {
  await setNumbers({ earnAt: 5 });
  const { author } = await newContributor({ posts: 5, smilers: 8 });
  await everyNight();
  const lapse = (active_until: Date | null) =>
    spark.db.transaction().execute(async (trx) => {
      await trx.updateTable('memberships').set({ active_until }).where('user_id', '=', author.id).execute();
      await trx.insertInto('changes').values({ topic: 'reader', subject: author.id }).execute();
    });
  await lapse(new Date(Date.now() - 1_000));
  await spark.consumeChanges();
  expect(await spark.call('getMyEnthusiast', { as: author })).toMatchObject({
    isMember: false,
    scores: [{ isEarned: false, people: 8 }, {}],
  });
  await lapse(null);
  await spark.consumeChanges();
  expect(await spark.call('getUser', { params: author })).toMatchObject({ enthusiast: true });
});

test('one post that goes round the world is not enough', async () => {
  await setNumbers({ earnAt: 5 });
  const { author } = await newContributor({ posts: 1, smilers: 12 });
  await everyNight();
  const { all } = await scoresOf(author);
  expect(all).toMatchObject({ isEarned: false, contributions: 1, neededContributions: 5 });
  expect(all?.score).toBeGreaterThan(5);
});

test('the account beside one’s own on one device counts nothing, from the next night on', async () => {
  const { author, posts } = await newContributor({ posts: 2, smilers: 6 });
  const [other] = crowd;
  await everyNight();
  const before = await scoresOf(author);
  const device = { ip_address: '192.0.2.7', user_agent: 'A browser of one’s own' };
  for (const user_id of [author.id, other?.id ?? ''])
    await spark.db.updateTable('sessions').set(device).where('user_id', '=', user_id).execute();
  await everyNight();
  const after = await scoresOf(author);
  expect([before.all?.people, after.all?.people]).toEqual([6, 5]);
  for (const post of posts) await spark.call('unsmile', { as: other ?? author, params: post });
  await spark.consumeChanges();
  expect((await scoresOf(author)).all?.people).toBe(5);
});

test('a report says who would gain and who would lose, and changes nothing', async () => {
  await setNumbers({ earnAt: 5, interestEarnAt: 9_000 });
  const many = await newContributor({ posts: 5, smilers: 10 });
  const few = await newContributor({ posts: 5, smilers: 6 });
  await everyNight();
  const names = (list: readonly { person: { handle: string } }[] = []) =>
    list.map(({ person }) => person.handle);
  const all = (count = { everywhere: 0, inInterests: 0 }) => count.everywhere + count.inInterests;
  const ask = async (numbers: Record<string, number | null>) => {
    const { id, outcome } = await spark.call('askEnthusiastReport', {
      as: operator,
      key: newId(),
      body: { numbers },
    });
    expect(outcome).toBeNull();
    await runJob(spark, 'report-enthusiasts', { reportId: id });
    return (await spark.call('getEnthusiastReport', { as: operator, params: { id } })).outcome;
  };
  const stricter = await ask({ earnAt: 20 });
  expect(names(stricter?.losing)).toContain(few.author.handle);
  expect(names(stricter?.losing)).not.toContain(many.author.handle);
  expect(all(stricter?.before) - all(stricter?.after)).toBe(stricter?.losses);
  const kinder = await ask({ interestEarnAt: 5 });
  expect(names(kinder?.gaining)).toEqual(expect.arrayContaining([many.author.handle, few.author.handle]));
  expect(kinder?.gaining.find(({ person }) => person.handle === few.author.handle)).toMatchObject({
    interest: { slug: few.interest.slug },
  });
  expect((await scoresOf(few.author)).all).toMatchObject({ isEarned: true });
});
