import { describe, expect, test } from 'vitest';
import { eachEdge, findNode } from '../../graph/index.ts';
import { explainPost } from '../rank/explain-post.ts';
import { createFeedIndex, type FeedIndex } from '../posts/feed-index.ts';
import { adoptGraph, compactFeedGraph, copyGraph } from './compaction.ts';
import { collectDeeds, collectResponse, collectTouch } from './deeds.ts';
import { linkCollected } from './link-deeds.ts';
import { madeUpPosts, noResponses, postOf, readerOf, testId, testNow } from '../made-up-community.ts';
import { dropPost, putPost } from '../posts/put-post.ts';
import { rankFeed } from '../rank/rank-feed.ts';
import { prepareReader } from '../reader/reader.ts';
import { forgetPerson, respond, touch } from './respond.ts';
import type { Response } from '../facts.ts';
import { usualWeights } from '../rank/score.ts';

const usual = { now: testNow, seed: 7, size: 100, pageSize: 20, kind: null, weights: usualWeights };
const person = (number: number) => testId('person', number);
const post = (number: number) => testId('post', number);

function indexOf(count: number): FeedIndex {
  const index = createFeedIndex({ baseS: testNow });
  for (let number = 0; number < count; number += 1) {
    putPost(
      index,
      postOf(number, {
        authorId: person(number % 3),
        productIds: [testId('product', number % 2)],
        createdAt: testNow - 86_400 * 5,
      }),
    );
  }
  return index;
}

const give = (
  index: FeedIndex,
  postNumber: number,
  personNumber: number | null,
  response: Response,
  by: 1 | -1 = 1,
  at = testNow,
) =>
  respond(index, {
    postId: post(postNumber),
    personId: personNumber === null ? null : person(personNumber),
    response,
    by,
    at,
  });
const why = (index: FeedIndex, number: number, reader = 900) =>
  explainPost(index, prepareReader(index, readerOf({ personId: person(reader) })), post(number), usual);
const popularity = (index: FeedIndex, number: number) => why(index, number)?.terms.popular ?? NaN;

/** What a person touched, by id of the thing's number, with weights. */
function edgesOf({ graph }: FeedIndex, number: number): Map<number, number> {
  const edges = new Map<number, number>();
  eachEdge(graph.touched, findNode(graph.people, person(number)), Infinity, (thing, weight) =>
    edges.set(thing, weight),
  );
  return edges;
}

describe('responses', () => {
  test('count for a post, and link the person to it, its author and its products', () => {
    const index = indexOf(3);
    give(index, 1, 50, 'comment');
    give(index, 1, null, 'smile');
    expect(why(index, 1)?.facts.responses).toMatchObject({ comment: 1, smile: 1, view: 0 });
    expect([...edgesOf(index, 50).values()].toSorted((a, b) => a - b)).toEqual([1.5, 1.5, 3]);
    give(index, 1, 50, 'comment', -1);
    give(index, 1, null, 'smile', -1);
    give(index, 1, null, 'smile', -1);
    expect(why(index, 1)?.facts.responses).toMatchObject({ comment: 0, smile: 0 });
    expect(edgesOf(index, 50).size).toBe(0);
  });

  test('to posts nobody knows, at no time, or from a clock of another age change nothing much', () => {
    const index = indexOf(3);
    give(index, 77, 50, 'smile');
    give(index, 1, 50, 'smile', 1, NaN);
    expect(index.graph.touched.fresh.count).toBe(0);
    give(index, 1, 50, 'smile', 1, testNow + 75 * 365 * 86_400);
    give(index, 2, 51, 'smile', 1, testNow);
    // A day more, no more: 2^(1/90).
    const [early = 0, late = 0] = [51, 50].map((number) => Math.max(...edgesOf(index, number).values()));
    expect(late / early).toBeLessThan(1.01);
  });

  test('ten thousand of one person weigh no more than a dozen, a hundred hides no more than one', () => {
    const index = indexOf(3);
    for (let number = 0; number < 12; number += 1) give(index, 1, 50, 'click');
    const heard = popularity(index, 1);
    for (let number = 0; number < 10_100; number += 1) give(index, 1, 50, 'click');
    expect(popularity(index, 1)).toBeCloseTo(heard, 6);
    expect(Math.max(...edgesOf(index, 50).values())).toBe(12);
    expect(index.graph.touched.fresh.count).toBeLessThanOrEqual(10_004);
    for (let number = 0; number < 100; number += 1) give(index, 2, 50, 'hide');
    expect(why(index, 2)?.facts.responses.hide).toBe(1);
    give(index, 2, 50, 'hide', -1);
    give(index, 2, 50, 'hide', -1);
    expect(why(index, 2)?.facts.responses.hide).toBe(0);
  });

  test('a robot that touches everything stops being heard before it fills the memory', () => {
    const index = createFeedIndex({ baseS: testNow });
    for (let number = 0; number < 10_050; number += 1)
      putPost(index, postOf(number, { authorId: person(1) }));
    for (let number = 0; number < 10_050; number += 1) give(index, number, 50, 'smile');
    expect(index.graph.touched.fresh.count).toBeLessThanOrEqual(10_001);
    expect(why(index, 10_049)?.facts.responses.smile).toBe(0);
  });

  test('a ring of accounts that praise each other does not reach readers of other interests', () => {
    const index = createFeedIndex({ baseS: testNow });
    for (let number = 0; number < 30; number += 1) {
      const interestIds = [testId('interest', number < 20 ? 1 : 2)];
      putPost(
        index,
        postOf(number, {
          interestIds,
          createdAt: testNow - 86_400 * 20,
          authorSince: testNow - 86_400 * 400,
          responses: noResponses({ view: 99 }),
        }),
      );
    }
    for (let member = 20; member < 30; member += 1) {
      for (let praised = 20; praised < 30; praised += 1) {
        for (const response of ['smile', 'save', 'comment', 'click', 'click'] as const)
          give(index, praised, member, response);
      }
    }
    const reader = prepareReader(
      index,
      readerOf({ personId: person(900), interests: new Map([[testId('interest', 1), 1]]) }),
    );
    const first = rankFeed(index, reader, usual).slice(0, 20);
    expect(first.every(({ id }) => id < post(20))).toBe(true);
  });

  test('hides push a post down, and reports more', () => {
    const index = indexOf(3);
    for (let number = 10; number < 20; number += 1) give(index, 1, number, 'smile');
    const liked = popularity(index, 1);
    give(index, 1, 30, 'hide');
    expect(popularity(index, 1)).toBeLessThan(liked);
    give(index, 1, 31, 'report');
    expect(popularity(index, 1)).toBeLessThan(0);
  });
});

test('who leaves is forgotten, and so is a post that is deleted', () => {
  const index = indexOf(6);
  for (const number of [50, 51]) for (const liked of [1, 2]) give(index, liked, number, 'save');
  touch(index, {
    thing: { kind: 'interest', id: testId('interest', 1) },
    personId: person(50),
    response: 'choose',
    by: 1,
    at: testNow,
  });
  forgetPerson(index, person(50));
  expect(edgesOf(index, 50).size).toBe(0);
  dropPost(index, post(1));
  expect(why(index, 1)).toBeNull();
  expect([...edgesOf(index, 51).keys()]).not.toContain(findNode(index.graph.things, post(1)));
  give(index, 1, 51, 'smile');
  expect(rankFeed(index, prepareReader(index, readerOf()), usual).map(({ id }) => id)).not.toContain(post(1));
});

test('a known post keeps its counts when it is edited, and moves where it belongs', () => {
  const index = indexOf(3);
  give(index, 1, 50, 'smile');
  putPost(
    index,
    postOf(1, {
      authorId: person(7),
      kind: 'poll',
      interestIds: [testId('interest', 8), testId('interest', 9)],
    }),
  );
  expect(why(index, 1)?.facts.responses.smile).toBe(1);
  const polls = rankFeed(index, prepareReader(index, readerOf()), { ...usual, kind: 'poll' });
  expect(polls.map(({ id }) => id)).toEqual([post(1)]);
});

describe('many edges at once', () => {
  const deeds = Array.from({ length: 3_000 }, (_, number) => ({
    postId: post((number * 7) % 90),
    personId: person(100 + ((number * 13) % 40)),
    response: (['smile', 'save', 'view', 'order'] as const)[number % 4] ?? 'smile',
    at: testNow - 400_000 + ((number * 31) % 3_000) * 100,
  }));
  const load = () => {
    const index = createFeedIndex({ baseS: testNow });
    for (const facts of madeUpPosts(90, 4)) putPost(index, facts);
    return index;
  };
  const chosen = {
    thing: { kind: 'interest' as const, id: testId('interest', 1) },
    personId: person(100),
    response: 'choose' as const,
    at: testNow,
  };

  test('are linked as they would be one by one, and what comes later adds to them', () => {
    const [oneByOne, atOnce] = [load(), load()];
    for (const deed of deeds.toSorted((a, b) => a.at - b.at)) respond(oneByOne, { ...deed, by: 1 });
    touch(oneByOne, { ...chosen, by: 1 });
    const edges = collectDeeds();
    for (const deed of deeds) collectResponse(atOnce, edges, deed);
    collectTouch(atOnce, edges, chosen);
    linkCollected(atOnce, edges, testNow);
    for (const index of [oneByOne, atOnce])
      respond(index, { postId: post(3), personId: person(110), response: 'bag', by: 1, at: testNow });
    for (let number = 100; number < 140; number += 1) {
      const [expected, linked] = [edgesOf(oneByOne, number), edgesOf(atOnce, number)];
      expect(linked.size).toBe(expected.size);
      for (const [thing, weight] of expected) expect(linked.get(thing)).toBeCloseTo(weight, 4);
    }
    const degrees = ({ graph }: FeedIndex) => [...graph.things.degrees.subarray(0, graph.things.count)];
    for (const [thing, degree] of degrees(oneByOne).entries())
      expect(degrees(atOnce)[thing]).toBeCloseTo(degree, 3);
  });

  test('cost no more on a thing everybody touched', () => {
    const index = createFeedIndex({ baseS: testNow });
    putPost(index, postOf(1));
    const edges = collectDeeds();
    for (let number = 0; number < 6_000; number += 1) {
      collectResponse(index, edges, {
        postId: post(1),
        personId: person(number % 3_000),
        response: 'smile',
        at: testNow - number,
      });
    }
    linkCollected(index, edges, testNow);
    expect(index.graph.touchedBy.targets).toHaveLength(6_000);
    expect(why(index, 1)?.facts.responses.smile).toBe(0);
  });

  test('a compaction in another thread loses nothing that happened meanwhile', () => {
    const [index, still] = [load(), load()];
    for (const one of [index, still]) for (const deed of deeds) respond(one, { ...deed, by: 1 });
    const copying = copyGraph(index);
    copying.next();
    for (const one of [index, still]) {
      respond(one, { postId: post(4), personId: person(900), response: 'save', by: 1, at: testNow });
      respond(one, { postId: post(7), personId: person(107), response: 'smile', by: -1, at: testNow });
      putPost(one, postOf(95));
      respond(one, { postId: post(95), personId: person(108), response: 'order', by: 1, at: testNow });
      forgetPerson(one, person(109));
      dropPost(one, post(5));
    }
    let step = copying.next();
    while (!step.done) step = copying.next();
    adoptGraph(index, compactFeedGraph(structuredClone(step.value), testNow));
    expect(index.graph.touched.fresh.count).toBeLessThan(20);
    for (const number of [100, 107, 108, 109, 900]) {
      const [expected, adopted] = [edgesOf(still, number), edgesOf(index, number)];
      expect(adopted.size).toBe(expected.size);
      for (const [thing, weight] of expected) expect(adopted.get(thing)).toBeCloseTo(weight, 4);
    }
    adoptGraph(index, compactFeedGraph(createFeedIndex().graph, 0));
    expect(edgesOf(index, 108).size).toBeGreaterThan(0);
  });
});
