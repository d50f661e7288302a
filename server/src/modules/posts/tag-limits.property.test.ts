import { limits } from '@spark/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeInterest, makeMedia, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
let member: Person;
let slug: string;
let productIds: string[];
beforeAll(async () => {
  spark = await createTestApp();
  member = await spark.newMember();
  slug = (await makeInterest(spark.db)).slug;
  const products = await Promise.all(
    Array.from({ length: limits.tagsPerPhoto + 2 }, () => makeProduct(spark.db)),
  );
  productIds = products.map(({ id }) => id);
});
afterAll(() => spark.close());

/** A tag, its product by number. */
interface TagPlan {
  product: number;
  x: number;
  y: number;
}

const inside = fc.double({ min: 0, max: 1, noNaN: true });
const outside = fc.oneof(
  fc.double({ min: 1, max: 1e300, minExcluded: true, noNaN: true }),
  fc.double({ min: -1e300, max: 0, maxExcluded: true, noNaN: true }),
);
const place = fc.oneof({ weight: 200, arbitrary: inside }, { weight: 1, arbitrary: outside });
const tag = fc.record({ product: fc.nat({ max: limits.tagsPerPhoto + 1 }), x: place, y: place });
const photo = fc.oneof(
  { weight: 1, arbitrary: fc.array(tag, { maxLength: limits.tagsPerPhoto + 2 }) },
  {
    weight: 5,
    arbitrary: fc.uniqueArray(tag, {
      selector: ({ product }) => product,
      maxLength: limits.tagsPerPhoto + 1,
    }),
  },
);
const photos = fc.array(photo, { minLength: 1, maxLength: 4 });

function isAllowed(plan: TagPlan[][]): boolean {
  const tags = plan.flat();
  return (
    tags.length <= limits.tagsPerPost &&
    tags.every(({ x, y }) => Math.min(x, y) >= 0 && Math.max(x, y) <= 1) &&
    plan.every(
      (one) =>
        one.length <= limits.tagsPerPhoto && new Set(one.map(({ product }) => product)).size === one.length,
    )
  );
}

/** A place as it is kept: to seven digits, finer than any screen. */
const kept = (fraction: number) => Math.fround(fraction) + 0;
const toTags = (plan: TagPlan[]) =>
  plan.map(({ product, x, y }) => ({ productId: productIds[product], x, y }));
const countPosts = async () => (await spark.call('getUser', { params: { handle: member.handle } })).postCount;
const countUnused = async (ids: string[]) =>
  (
    await spark.db
      .selectFrom('media')
      .select('id')
      .where('id', 'in', ids)
      .where('attached_at', 'is', null)
      .execute()
  ).length;

test('a post has the tags it was given, each where it was put, or is refused whole', async () => {
  const seen = { published: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(photos, async (plan) => {
      const media = await Promise.all(plan.map(() => makeMedia(spark.db, { owner_id: member.id })));
      const body = {
        kind: 'photo',
        interests: [slug],
        media: media.map(({ id }, index) => ({ id, tags: toTags(plan[index] ?? []) })),
      };
      const before = await countPosts();
      const ids = media.map(({ id }) => id);
      if (!isAllowed(plan)) {
        seen.refused += 1;
        const problem = await spark.refusal('createPost', { as: member, body });
        expect(problem).toMatchObject({ status: 422, code: 'validation_failed' });
        for (const { path } of problem.errors ?? []) expect(path).toMatch(/^\/media/);
        expect(await countPosts()).toBe(before);
        expect(await countUnused(ids)).toBe(ids.length);
        return;
      }
      seen.published += 1;
      const post = await spark.call('createPost', { as: member, body });
      const stored = post.media.map(({ tags }) =>
        tags.map(({ productId, x, y }) => ({ productId, x: kept(x), y: kept(y) })),
      );
      const put = plan.map((one) =>
        toTags(one).map((each) => ({ ...each, x: kept(each.x), y: kept(each.y) })),
      );
      expect(stored).toEqual(put);
      expect(post.shoppableCount).toBe(new Set(plan.flat().map(({ product }) => product)).size);
      expect(await countPosts()).toBe(before + 1);
      expect(await countUnused(ids)).toBe(0);
    }),
    { numRuns: 16, examples: [[[[{ product: 0, x: Number.MIN_VALUE, y: -0 }]]]] },
  );
  expect(Math.min(seen.published, seen.refused)).toBeGreaterThan(3);
}, 120_000);
