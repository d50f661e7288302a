import { describe, expect, test } from 'vitest';
import type { PostFacts, ReaderFacts } from '../facts.ts';
import { createFeedIndex, settleFeedIndex, type FeedIndex } from '../posts/feed-index.ts';
import { explainPost } from './explain-post.ts';
import { madeUpPosts, noResponses, postOf, readerOf, testId, testNow } from '../made-up-community.ts';
import { triedViews } from '../posts/post.ts';
import { putPost, setBuyable } from '../posts/put-post.ts';
import { rankFeed, type FeedOptions } from './rank-feed.ts';
import { markSeen, prepareReader } from '../reader/reader.ts';
import { respond, touch } from '../responses/respond.ts';
import { usualWeights } from './score.ts';

const usual: FeedOptions = {
  now: testNow,
  seed: 7,
  size: 100,
  pageSize: 20,
  kind: null,
  weights: usualWeights,
};
const interest = (number: number) => testId('interest', number);
const person = (number: number) => testId('person', number);
const post = (number: number) => testId('post', number);
const daysAgo = (days: number) => testNow - days * 86_400;

function indexOf(posts: readonly PostFacts[]): FeedIndex {
  const index = createFeedIndex({ baseS: testNow });
  for (const facts of posts) putPost(index, facts);
  return index;
}

function rank(
  index: FeedIndex,
  facts: Partial<ReaderFacts> = {},
  options: Partial<FeedOptions> = {},
): string[] {
  return rankFeed(index, prepareReader(index, readerOf(facts)), { ...usual, ...options }).map(({ id }) => id);
}

test('what is put behind a feed goes on where it ended: nobody has a third place in a row there', () => {
  const interests = new Map([[interest(1), 1]]);
  const made = (number: number, author: number, days: number) =>
    postOf(number, {
      authorId: person(author),
      interestIds: [interest(1)],
      createdAt: daysAgo(days),
      responses: noResponses({ view: 99 }),
    });
  const index = indexOf([made(1, 1, 1), made(2, 1, 1), made(3, 1, 1), made(4, 1, 1), made(5, 2, 300)]);
  const behind = { interests, seen: [post(1), post(2)] };
  expect(rank(index, behind)[0]).not.toBe(post(5));
  expect(rank(index, behind, { after: [post(1), post(2)] })[0]).toBe(post(5));
  expect(rank(index, behind, { after: [post(5), post(1)] })[0]).not.toBe(post(5));
  // Where nobody else has anything left it goes on all the same.
  const alone = { interests, seen: [post(1), post(2), post(5)] };
  expect(rank(index, alone, { after: [post(1), post(2)] })).toHaveLength(2);
});

test('five interests are enough: posts of the chosen ones come before the freshest and best-liked of others', () => {
  const index = indexOf([
    postOf(1, {
      interestIds: [interest(9)],
      createdAt: testNow,
      responses: noResponses({ smile: 9_000, view: 9_999 }),
    }),
    ...[2, 3, 4, 5, 6].map((number) =>
      postOf(number, {
        interestIds: [interest(number)],
        createdAt: daysAgo(60),
        responses: noResponses({ view: 99 }),
      }),
    ),
  ]);
  const interests = new Map([2, 3, 4, 5, 6].map((number) => [interest(number), 1]));
  const ids = rank(index, { interests });
  expect(ids).toHaveLength(6);
  expect(ids.at(-1)).toBe(post(1));
});

test('a smile changes the next ranking towards what is like it', () => {
  const index = indexOf(
    Array.from({ length: 60 }, (_, number) =>
      postOf(number, {
        authorId: person(number % 12),
        interestIds: [interest(number % 6)],
        createdAt: daysAgo(3),
        responses: noResponses({ view: 99 }),
      }),
    ),
  );
  const reader = { personId: person(99) };
  const placeOfOthers = () => {
    const ids = rank(index, reader);
    // Of the same interest and author as post 1.
    return [13, 25, 37].map((number) => ids.indexOf(post(number))).reduce((sum, place) => sum + place, 0);
  };
  const before = placeOfOthers();
  respond(index, { postId: post(1), personId: person(99), response: 'smile', by: 1, at: testNow });
  expect(placeOfOthers()).toBeLessThan(before);
  respond(index, { postId: post(1), personId: person(99), response: 'smile', by: -1, at: testNow });
  expect(placeOfOthers()).toBe(before);
});

test('what like-minded people touched comes first, and why says so', () => {
  const index = indexOf(
    Array.from({ length: 40 }, (_, number) => postOf(number, { interestIds: [interest(number)] })),
  );
  for (const number of [1, 2, 3]) {
    for (const liked of [5, 6])
      respond(index, {
        postId: post(liked),
        personId: person(100 + number),
        response: 'save',
        by: 1,
        at: testNow,
      });
  }
  respond(index, { postId: post(5), personId: person(200), response: 'smile', by: 1, at: testNow });
  const facts = { personId: person(200), seen: [post(5)] };
  expect(rank(index, facts)[0]).toBe(post(6));
  const why = explainPost(index, prepareReader(index, readerOf(facts)), post(6), usual);
  expect(why?.terms.walk).toBeGreaterThan(0);
  expect(why?.facts.isReachedByWalk).toBe(true);
});

describe('what a reader does not want', () => {
  const posts = madeUpPosts(200, 3);
  const index = indexOf(posts);
  const factsOf = (id: string) => posts.find((one) => one.id === id);

  test('an interest turned off is gone, but where another wanted interest carries it', () => {
    const ids = rank(
      index,
      {
        interests: new Map([
          [interest(0), 0],
          [interest(1), 1],
        ]),
      },
      { size: 200 },
    );
    for (const id of ids) {
      const { interestIds = [] } = factsOf(id) ?? {};
      if (interestIds.includes(interest(0))) expect(interestIds).toContain(interest(1));
    }
    expect(ids.some((id) => factsOf(id)?.interestIds.includes(interest(0)))).toBe(true);
    expect(
      rank(index, { interests: new Map([[interest(0), 0]]) }).some((id) =>
        factsOf(id)?.interestIds.includes(interest(0)),
      ),
    ).toBe(false);
  });

  test('what was hidden or seen stays away, and what is like the hidden sinks', () => {
    const hidden = rank(index)[0] ?? '';
    const author = factsOf(hidden)?.authorId ?? '';
    const nothing = readerOf().hidden;
    expect(rank(index, { hidden: { ...nothing, posts: [hidden] } })).not.toContain(hidden);
    const reader = prepareReader(index, readerOf());
    markSeen(index, reader, [hidden, post(9_999)]);
    expect(rankFeed(index, reader, usual).map(({ id }) => id)).not.toContain(hidden);
    const sunk = prepareReader(index, readerOf({ hidden: { ...nothing, authors: new Map([[author, 2]]) } }));
    expect(explainPost(index, sunk, hidden, usual)?.terms.notInterested).toBeLessThan(0);
  });

  test('a block holds for who had not written anything yet', () => {
    const late = indexOf([]);
    const reader = prepareReader(late, readerOf({ silenced: [person(1)] }));
    putPost(late, postOf(1, { authorId: person(1) }));
    putPost(late, postOf(2, { authorId: person(2) }));
    expect(rankFeed(late, reader, usual).map(({ id }) => id)).toEqual([post(2)]);
  });
});

describe('what a reader turns up and down', () => {
  const shop = indexOf([postOf(1), postOf(2, { productIds: [testId('product', 1)] })]);
  setBuyable(shop, testId('product', 1), true);
  const scoreOf = (number: number, shoppable: number) => {
    const reader = prepareReader(
      shop,
      readerOf({ tastes: { fresh: 1, followed: 1, popular: 1, shoppable } }),
    );
    return (
      explainPost(shop, reader, post(number), { ...usual, weights: { ...usualWeights, explore: 0 } })
        ?.score ?? NaN
    );
  };

  test('a story without a product is not ranked lower than the same with one, unless somebody asks for shopping', () => {
    expect(scoreOf(1, 1)).toBe(scoreOf(2, 1));
    expect(scoreOf(1, 2)).toBeLessThan(scoreOf(2, 2));
    expect(scoreOf(1, 0)).toBeGreaterThan(scoreOf(2, 0));
    setBuyable(shop, testId('product', 1), false);
    expect(scoreOf(1, 2)).toBe(scoreOf(2, 2));
  });

  test('followed people count as a whole or within an interest', () => {
    const index = indexOf([postOf(1), postOf(2, { authorId: person(1), interestIds: [interest(2)] })]);
    const followed = (number: number, interestId: string | null) => {
      const reader = prepareReader(index, readerOf({ follows: [{ authorId: person(1), interestId }] }));
      return explainPost(index, reader, post(number), usual)?.terms.followed;
    };
    expect([followed(1, null), followed(2, null)]).toEqual([1, 1]);
    expect([followed(1, interest(2)), followed(2, interest(2))]).toEqual([0, 1]);
  });
});

test('a post by a new author gets one of the first places though others are much better liked', () => {
  const loved = Array.from({ length: 300 }, (_, number) =>
    postOf(number, {
      createdAt: daysAgo(2),
      authorSince: daysAgo(500),
      responses: noResponses({ smile: 500, save: 90, view: 2_000 }),
    }),
  );
  const index = indexOf([...loved, postOf(500, { createdAt: daysAgo(0.5), authorSince: daysAgo(1) })]);
  expect(rank(index, { interests: new Map([[interest(1), 1]]) }).indexOf(post(500))).toBeLessThan(6);
  for (let view = 0; view < triedViews; view += 1) {
    respond(index, { postId: post(500), personId: null, response: 'view', by: 1, at: testNow });
  }
  const reader = prepareReader(index, readerOf());
  expect(explainPost(index, reader, post(500), usual)?.terms.explore).toBe(0);
});

describe('odd communities', () => {
  test('a post from tomorrow waits for its time, and one of a clock that is a little fast does not', () => {
    const index = indexOf([
      postOf(1, { createdAt: testNow + 86_400 }),
      postOf(2, { createdAt: testNow + 20 }),
    ]);
    expect(rank(index)).toEqual([post(2)]);
    expect(rank(index, {}, { now: testNow + 86_400 })).toHaveLength(2);
  });

  test('an author with 100,000 posts has no more than two places in a row', () => {
    const index = createFeedIndex();
    for (let number = 0; number < 100_000; number += 1) {
      putPost(
        index,
        postOf(number, { authorId: person(0), createdAt: testNow - ((number * 7_919) % 100_000) }),
      );
    }
    for (let number = 0; number < 90; number += 1)
      putPost(index, postOf(200_000 + number, { createdAt: daysAgo(9) }));
    settleFeedIndex(index);
    const ids = rank(index, { interests: new Map([[interest(1), 1]]) });
    const isLoud = ids.map((id) => id < post(200_000));
    expect(ids).toHaveLength(100);
    expect(isLoud.some((is, place) => is && isLoud[place + 1] && isLoud[place + 2])).toBe(false);
  });

  test('a shop with one author shows what they wrote, and others between it as far as there are any', () => {
    const alone = Array.from({ length: 150 }, (_, number) => postOf(number, { authorId: person(0) }));
    expect(rank(indexOf(alone))).toHaveLength(100);
    const ids = rank(indexOf([...alone.slice(0, 30), postOf(200), postOf(201)]));
    expect(ids).toHaveLength(32);
    expect(ids.slice(0, 8).filter((id) => id >= post(200))).toHaveLength(2);
  });

  test('interests without posts, a thousand of them, and nothing at all', () => {
    const index = indexOf(madeUpPosts(100, 9));
    const many = new Map(Array.from({ length: 1_000 }, (_, number) => [interest(number), number % 3]));
    expect(rank(index, { interests: many, seen: [post(1), post(77_777)] }).length).toBeGreaterThan(40);
    expect(rank(index, { interests: new Map([[interest(5_000), 1]]) }).length).toBeGreaterThan(80);
    expect(rank(indexOf([]))).toEqual([]);
    expect(explainPost(index, prepareReader(index, readerOf()), post(4_444), usual)).toBeNull();
  });

  test('touching things that have no posts does no harm', () => {
    const index = indexOf([postOf(1)]);
    for (const kind of ['product', 'author', 'interest'] as const) {
      touch(index, {
        thing: { kind, id: testId(kind === 'author' ? 'person' : kind, 77) },
        personId: person(5),
        response: 'click',
        by: 1,
        at: testNow,
      });
    }
    expect(rank(index, { personId: person(5) })).toEqual([post(1)]);
  });
});
