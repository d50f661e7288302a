import { expect, test } from 'vitest';
import { seededRandom } from '../../random.ts';
import { adoptGraph, compactFeedGraph, copyGraph } from './compaction.ts';
import { explainPost } from '../rank/explain-post.ts';
import type { Response, ResponseFact, TouchFact } from '../facts.ts';
import { decodeFeedIndex, encodeFeedIndex } from '../file/feed-file.ts';
import { createFeedIndex, settleFeedIndex, type FeedIndex } from '../posts/feed-index.ts';
import { collectDeeds, collectResponse, collectTouch } from './deeds.ts';
import { linkCollected } from './link-deeds.ts';
import { noResponses, postOf, readerOf, testId, testNow } from '../made-up-community.ts';
import { putPost } from '../posts/put-post.ts';
import { rankFeed } from '../rank/rank-feed.ts';
import { prepareReader } from '../reader/reader.ts';
import { respond, touch } from './respond.ts';
import { usualWeights } from '../rank/score.ts';

type Answer = Omit<ResponseFact, 'by' | 'personId'> & { personId: string };
type Touch = Omit<TouchFact, 'by'>;
type Deed = { answer: Answer } | { touch: Touch };

const people = 7;
const posts = 15;
const given = ['smile', 'save', 'comment', 'click', 'bag', 'order', 'dwell', 'hide'] as const;
const person = (number: number) => testId('person', number);

/** What people may have done by some time, in the order it was told, of which some was taken back. */
function liveOn(seed: number, tell: { does: (deed: Deed) => void; takesBack: (deed: Deed) => void }): Deed[] {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  let done: Deed[] = [];
  for (let step = 0; step < 150; step += 1) {
    if (done.length > 20 && below(4) === 0) {
      const deed = done[below(done.length)];
      if (deed === undefined) continue;
      done = done.filter((one) => one !== deed);
      tell.takesBack(deed);
      continue;
    }
    // Some are told late, some of one second.
    const at = testNow - 40 * 86_400 + Math.floor(step / 3) * 60_000 - below(3) * 90_000;
    const deed = below(5) === 0 ? touchOf(below, at) : answerOf(below, at);
    if (isTwice(done, deed)) continue;
    done.push(deed);
    tell.does(deed);
  }
  return done;
}

function answerOf(below: (limit: number) => number, at: number): Deed {
  const response: Response = given[below(given.length)] ?? 'smile';
  return {
    answer: { postId: testId('post', below(posts)), personId: person(below(people)), response, at },
  };
}

function touchOf(below: (limit: number) => number, at: number): Deed {
  const personId = person(below(people));
  const touches: Touch[] = [
    { thing: { kind: 'author', id: person(below(people)) }, personId, response: 'follow', at },
    { thing: { kind: 'product', id: testId('product', below(4)) }, personId, response: 'heart', at },
    { thing: { kind: 'interest', id: testId('interest', below(3)) }, personId, response: 'choose', at },
  ];
  return { touch: touches[below(touches.length)] ?? touches[0] ?? fail() };
}

function fail(): never {
  throw new Error('nothing to choose from');
}

/** What can be done once cannot be done twice. */
function isTwice(done: readonly Deed[], deed: Deed): boolean {
  const key = (one: Deed) => JSON.stringify(one, (name, value: unknown) => (name === 'at' ? 0 : value));
  const isOften = 'answer' in deed && ['comment', 'click', 'bag', 'dwell'].includes(deed.answer.response);
  return !isOften && done.some((one) => key(one) === key(deed));
}

function emptyIndex(counts: readonly Deed[], baseS = testNow): FeedIndex {
  const index = { ...createFeedIndex({ baseS }), latestS: testNow };
  for (let number = 0; number < posts; number += 1) {
    const responses = { ...noResponses() };
    for (const deed of counts) {
      if ('answer' in deed && deed.answer.postId === testId('post', number))
        responses[deed.answer.response] += 1;
    }
    putPost(
      index,
      postOf(number, {
        authorId: person(number % people),
        interestIds: [testId('interest', number % 3)],
        productIds: number % 2 === 0 ? [testId('product', number % 4)] : [],
        createdAt: testNow - number * 7_200,
        responses,
      }),
    );
  }
  return index;
}

function loaded(done: readonly Deed[]): FeedIndex {
  const index = emptyIndex(done);
  const edges = collectDeeds();
  for (const deed of done) {
    if ('answer' in deed) collectResponse(index, edges, deed.answer);
    else collectTouch(index, edges, deed.touch);
  }
  linkCollected(index, edges, testNow);
  settleFeedIndex(index);
  return index;
}

function followed(seed: number, meanwhile: (index: FeedIndex, step: number) => FeedIndex) {
  // Who follows began long before.
  let index = emptyIndex([], testNow - 41 * 86_400);
  settleFeedIndex(index);
  let step = 0;
  const apply = (deed: Deed, by: 1 | -1) => {
    if ('answer' in deed) respond(index, { ...deed.answer, by });
    else touch(index, { ...deed.touch, by });
    index = meanwhile(index, step++);
  };
  const done = liveOn(seed, { does: (deed) => apply(deed, 1), takesBack: (deed) => apply(deed, -1) });
  return { index, done };
}

/** All that an index says to everybody. */
function portrait(index: FeedIndex, termAs: (term: number) => unknown) {
  return Array.from({ length: people + 1 }, (_, number) => {
    const reader = prepareReader(
      index,
      readerOf({ personId: person(number), interests: new Map([[testId('interest', number % 3), 1]]) }),
    );
    const options = { now: testNow, seed: number, weights: usualWeights };
    const feed = rankFeed(index, reader, { ...options, size: posts, pageSize: 5, kind: null });
    const why = Array.from({ length: posts }, (__, post) => {
      const explained = explainPost(index, reader, testId('post', post), options);
      const terms = Object.entries(explained?.terms ?? {}).map(([name, term]) => [name, termAs(term)]);
      return [post, explained?.facts.responses, Object.fromEntries(terms)];
    });
    return { feed: feed.map(({ id }) => id), why };
  });
}

/** To four decimals; rounding both would tell apart what differs by a hair at a half. */
const near = (term: number): unknown => expect.closeTo(term, 4);

const seeds = Array.from({ length: 12 }, (_, seed) => seed);

test.each(seeds)('what was followed step by step is what is read at once, history %i', (seed) => {
  const { index, done } = followed(seed, (same) => same);
  expect(portrait(index, (term) => term)).toEqual(portrait(loaded(done), near));
});

test.each(seeds.slice(0, 4))('and so it is with compactions and a file in between, history %i', (seed) => {
  let copying: ReturnType<typeof copyGraph> | null = null;
  const { index, done } = followed(seed, (before, step) => {
    // Things go on happening while the graph is copied.
    if (step % 20 === 10) copying = copyGraph(before);
    const copied = copying?.next();
    if (copied?.done === true) {
      adoptGraph(before, compactFeedGraph(structuredClone(copied.value), testNow));
      copying = null;
    }
    return step % 50 === 49 ? decodeFeedIndex(encodeFeedIndex(before, '')).index : before;
  });
  expect(portrait(index, (term) => term)).toEqual(portrait(loaded(done), near));
});
