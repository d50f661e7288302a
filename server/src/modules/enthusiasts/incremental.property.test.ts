import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeInterest, makePost, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

const dayMs = 86_400_000;
let spark: TestApp;
let people: Person[];
let interestIds: string[];
let reviews: { id: string }[];
beforeAll(async () => {
  spark = await createTestApp();
  const created_at = new Date(Date.now() - 400 * dayMs);
  people = await Promise.all(Array.from({ length: 7 }, () => spark.newMember({ created_at })));
  interestIds = [];
  for (let number = 0; number < 3; number++) interestIds.push((await makeInterest(spark.db)).id);
  reviews = [];
  for (const as of people.slice(0, 3)) {
    const params = await makeProduct(spark.db);
    reviews.push(
      await spark.call('createReview', { as, params, body: { stars: 5, title: 'Good', text: 'Good.' } }),
    );
  }
  // So few people would not be known otherwise, and a night would change little.
  const value = JSON.stringify({ knownBy: 1 });
  await spark.db.insertInto('settings').values({ name: 'enthusiast.numbers', value }).execute();
  await spark.consumeChanges();
  await run('refresh-enthusiasts');
});
afterAll(() => spark.close());

/** One thing somebody does, all by number; what cannot be done is not. */
interface Step {
  act: (typeof acts)[number];
  who: number;
  what: number;
}

const acts = [
  ...([
    'post',
    'smile',
    'smile',
    'smile',
    'save',
    'unsmile',
    'unsave',
    'comment',
    'answer',
    'answer',
  ] as const),
  ...(['delete-comment', 'smile-comment', 'helpful', 'delete-post', 'restore-post', 'consume'] as const),
];
const step = fc.record({ act: fc.constantFrom(...acts), who: fc.nat({ max: 6 }), what: fc.nat({ max: 40 }) });

async function run(name: string, now = new Date()) {
  return spark.jobs.scheduled.find((job) => job.name === name)?.run(now);
}

/** Does what is to be done as people do it. */
async function live(steps: readonly Step[]): Promise<void> {
  const posts: { id: string; by: number }[] = [];
  const comments: { id: string; postId: string; by: number }[] = [];
  for (const { act, who, what } of steps) {
    const as = people[who];
    const post = posts[what % Math.max(1, posts.length)];
    const comment = comments[what % Math.max(1, comments.length)];
    if (as === undefined) continue;
    if (act === 'post') {
      const own = interestIds.filter((_, number) => ((what + 1) >> number) & 1).slice(0, 3);
      const facts = { author_id: as.id, interestIds: own.length > 0 ? own : interestIds };
      posts.push({ ...(await makePost(spark.db, facts)), by: who });
    } else if (act === 'consume') await spark.consumeChanges();
    else if (act === 'delete-comment') {
      const writer = people[comment?.by ?? 0];
      const params = { id: comment?.postId, commentId: comment?.id };
      if (writer !== undefined) await spark.request('deleteComment', { as: writer, params });
    } else if (act === 'smile-comment') {
      const params = { id: comment?.postId, commentId: comment?.id };
      await spark.request('smileAtComment', { as, params });
    } else if (act === 'helpful')
      await spark.request('markHelpful', { as, params: reviews[what % reviews.length] ?? {} });
    else if (post === undefined) continue;
    else if (act === 'smile' || act === 'save' || act === 'unsmile' || act === 'unsave')
      await spark.request(act, { as, params: post });
    else if (act === 'delete-post' || act === 'restore-post') {
      const writer = people[post.by];
      const call = act === 'delete-post' ? 'deletePost' : 'restorePost';
      if (writer !== undefined) await spark.request(call, { as: writer, params: post });
    } else {
      const isAnswer = act === 'answer' && comment !== undefined;
      const body = { text: 'Words', ...(isAnswer && { parentId: comment.id }) };
      const params = isAnswer ? { id: comment.postId } : post;
      const response = await spark.request('createComment', { as, params, body });
      if (response.statusCode === 201)
        comments.push({ id: response.json<{ id: string }>().id, postId: params.id, by: who });
    }
  }
}

test('whatever people do, the numbers kept while it happened are those made anew from what is there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 60 }), async (steps) => {
      const begin = people.map((_, who): Step => ({ act: 'post', who, what: who }));
      await live([...begin, ...steps]);
      await spark.consumeChanges();
      await run('score-due-people');
      // Some weeks later, so that time has to come to the same, too.
      const later = new Date(Date.now() + 40 * dayMs);
      expect(await run('refresh-enthusiasts', later)).toMatchObject({ wrong: 0 });
      expect(await run('refresh-enthusiasts')).toMatchObject({ wrong: 0 });
    }),
    { numRuns: 2 },
  );
});
