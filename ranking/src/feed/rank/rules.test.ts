import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainPost } from './explain-post.ts';
import { postKinds, responses, touchKinds, type PostFacts, type ReaderFacts } from '../facts.ts';
import { createFeedIndex, type FeedIndex } from '../posts/feed-index.ts';
import { noResponses, postOf, readerOf, testId, testNow } from '../made-up-community.ts';
import { dropPost, putPost, setBuyable } from '../posts/put-post.ts';
import { rankFeed } from './rank-feed.ts';
import { prepareReader } from '../reader/reader.ts';
import { respond, touch } from '../responses/respond.ts';
import { usualWeights } from './score.ts';

const ids = (sort: 'post' | 'person' | 'product' | 'interest', most: number) =>
  fc.integer({ min: 0, max: most }).map((number) => testId(sort, number));
const some = (sort: 'post' | 'person' | 'product' | 'interest', most: number, maxLength: number) =>
  fc.uniqueArray(ids(sort, most), { maxLength });
const how = fc.oneof(fc.double({ min: -1, max: 4 }), fc.constant(0), fc.constant(1), fc.constant(NaN));
const moment = fc.integer({ min: testNow - 30 * 86_400, max: testNow + 86_400 });

const posts: fc.Arbitrary<PostFacts[]> = fc
  .array(
    fc
      .record({
        authorId: fc.oneof(
          { weight: 2, arbitrary: fc.constant(testId('person', 0)) },
          { weight: 3, arbitrary: ids('person', 6) },
        ),
        kind: fc.constantFrom(...postKinds),
        createdAt: moment,
        interestIds: fc.array(ids('interest', 5), { minLength: 1, maxLength: 3 }),
        productIds: fc.array(ids('product', 8), { maxLength: 4 }),
        smile: fc.nat(500),
        view: fc.nat(500),
      })
      .map(({ smile, view, ...facts }) => ({
        ...postOf(0),
        ...facts,
        responses: noResponses({ smile, view }),
      })),
    { maxLength: 60 },
  )
  .map((all) => all.map((facts, number) => ({ ...facts, id: testId('post', number) })));

const deeds = fc.array(
  fc.oneof(
    fc.record({
      does: fc.constant('respond' as const),
      postId: ids('post', 60),
      personId: fc.option(ids('person', 8), { nil: null }),
      response: fc.constantFrom(...responses),
      by: fc.constantFrom<1 | -1>(1, -1),
      at: moment,
    }),
    fc.record({
      does: fc.constant('touch' as const),
      thing: fc
        .constantFrom('product', 'author', 'interest')
        .chain((kind) => ids(kind === 'author' ? 'person' : kind, 6).map((id) => ({ kind, id }))),
      personId: ids('person', 8),
      response: fc.constantFrom(...touchKinds),
      by: fc.constantFrom<1 | -1>(1, -1),
      at: moment,
    }),
    fc.record({ does: fc.constant('drop' as const), postId: ids('post', 60) }),
  ),
  { maxLength: 60 },
);

const counts = (sort: 'person' | 'product' | 'interest', most: number) =>
  fc.array(fc.tuple(ids(sort, most), fc.nat(3)), { maxLength: 2 }).map((entries) => new Map(entries));
const readers: fc.Arbitrary<ReaderFacts> = fc
  .record({
    personId: fc.option(ids('person', 8), { nil: null }),
    interests: fc
      .array(fc.tuple(ids('interest', 7), how), { maxLength: 6 })
      .map((entries) => new Map(entries)),
    follows: fc.array(
      fc.record({ authorId: ids('person', 8), interestId: fc.option(ids('interest', 5), { nil: null }) }),
      { maxLength: 4 },
    ),
    silenced: some('person', 8, 2),
    hiddenPosts: some('post', 60, 5),
    authors: counts('person', 8),
    hiddenInterests: counts('interest', 5),
    products: counts('product', 8),
    seen: some('post', 60, 15),
    tastes: fc.record({ fresh: how, followed: how, popular: how, shoppable: how }),
  })
  .map(({ hiddenPosts, authors, hiddenInterests, products, ...facts }) =>
    readerOf({ ...facts, hidden: { posts: hiddenPosts, authors, interests: hiddenInterests, products } }),
  );

function makeIndex(
  given: readonly PostFacts[],
  done: readonly Deed[],
): { index: FeedIndex; live: Map<string, PostFacts> } {
  const index = createFeedIndex({ baseS: testNow });
  const live = new Map(given.map((facts) => [facts.id, facts]));
  for (const facts of given) putPost(index, facts);
  for (let number = 0; number < 8; number += 2) setBuyable(index, testId('product', number), true);
  for (const deed of done) {
    if (deed.does === 'respond') respond(index, deed);
    else if (deed.does === 'touch') touch(index, deed);
    else {
      dropPost(index, deed.postId);
      live.delete(deed.postId);
    }
  }
  return { index, live };
}

type Deed = typeof deeds extends fc.Arbitrary<(infer One)[]> ? One : never;

test('whatever the community and whoever reads, no rule is broken and terms sum to scores', () => {
  const options = fc.record({
    seed: fc.integer(),
    size: fc.integer({ min: 0, max: 80 }),
    pageSize: fc.integer({ min: 1, max: 25 }),
    kind: fc.option(fc.constantFrom(...postKinds), { nil: null }),
    weights: fc.constantFrom(usualWeights, { ...usualWeights, interest: NaN, fresh: Infinity, walk: -9 }),
  });
  fc.assert(
    fc.property(posts, deeds, readers, options, (given, done, facts, asked) => {
      const { index, live } = makeIndex(given, done);
      const reader = prepareReader(index, facts);
      const ranked = rankFeed(index, reader, { ...asked, now: testNow });
      expect(rankFeed(index, reader, { ...asked, now: testNow })).toEqual(ranked);
      expect(ranked.length).toBeLessThanOrEqual(asked.size);
      expect(new Set(ranked.map(({ id }) => id)).size).toBe(ranked.length);
      const page = new Set<string>();
      let onPage = 0;
      const authors: string[] = [];
      for (const [place, { id, score, terms }] of ranked.entries()) {
        const post = live.get(id);
        expect(post, id).toBeDefined();
        if (post === undefined) return;
        expect(mayBeShown(post, facts), id).toBe(true);
        if (asked.kind !== null) expect(post.kind).toBe(asked.kind);
        expect(Number.isFinite(score)).toBe(true);
        expect(Object.values(terms).reduce((sum, term) => sum + term, 0)).toBeCloseTo(score, 9);
        authors.push(post.authorId);
        // A third in a row is where nobody else has anything left.
        const isThirdInARow = place > 1 && new Set(authors.slice(-3)).size === 1;
        const rest = new Set(ranked.slice(place).map((one) => live.get(one.id)?.authorId));
        expect(!isThirdInARow || rest.size === 1).toBe(true);
        const repeats = (one: PostFacts | undefined) => one?.productIds.some((product) => page.has(product));
        if (onPage === asked.pageSize || repeats(post)) {
          // A page ends early only where no post that is left might have stood there.
          const left = onPage === asked.pageSize ? [] : ranked.slice(place).map((one) => live.get(one.id));
          const before = authors.slice(-3, -1);
          const isThird = (one: PostFacts | undefined) =>
            before.length === 2 && before.every((author) => author === one?.authorId);
          expect(left.every((one) => repeats(one) === true || isThird(one))).toBe(true);
          page.clear();
          onPage = 0;
        }
        for (const product of post.productIds) page.add(product);
        onPage += 1;
      }
      const first = ranked[0];
      if (first !== undefined) {
        const { seed, weights } = asked;
        const why = explainPost(index, reader, first.id, { now: testNow, seed, weights });
        expect(why?.score).toBe(first.score);
        expect(why?.terms).toEqual(first.terms);
      }
    }),
    { numRuns: 300 },
  );
});

function mayBeShown(post: PostFacts, reader: ReaderFacts): boolean {
  const weightOf = (interest: string) => reader.interests.get(interest);
  const isOff = post.interestIds.some((interest) => (weightOf(interest) ?? 1) <= 0);
  const isCarried = post.interestIds.some((interest) => {
    const weight = weightOf(interest);
    return weight !== undefined && (weight > 0 || Number.isNaN(weight));
  });
  return (
    post.authorId !== reader.personId &&
    !reader.silenced.includes(post.authorId) &&
    !reader.hidden.posts.includes(post.id) &&
    !reader.seen.includes(post.id) &&
    post.createdAt <= testNow + 300 &&
    (!isOff || isCarried)
  );
}
