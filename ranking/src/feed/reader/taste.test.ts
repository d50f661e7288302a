import { expect, test } from 'vitest';
import { explainPost } from '../rank/explain-post.ts';
import { createFeedIndex } from '../posts/feed-index.ts';
import { postOf, readerOf, testId, testNow } from '../made-up-community.ts';
import { putPost } from '../posts/put-post.ts';
import { markSeen, prepareReader } from './reader.ts';
import { respond } from '../responses/respond.ts';
import { rankFeed } from '../rank/rank-feed.ts';
import { usualWeights } from '../rank/score.ts';

const options = { now: testNow, seed: 1, weights: usualWeights };
const [answered, passedOver] = [testId('interest', 1), testId('interest', 2)];

test('an interest that was chosen and is passed over time and again steps back, one that is answered forward', () => {
  const index = createFeedIndex();
  for (let number = 0; number < 40; number += 1) {
    putPost(index, postOf(number, { interestIds: [number % 2 === 0 ? answered : passedOver] }));
  }
  const person = testId('person', 900);
  const facts = { personId: person, interests: new Map([answered, passedOver].map((id) => [id, 1])) };
  const reader = prepareReader(index, readerOf(facts));
  const interestOf = (number: number) =>
    explainPost(index, reader, testId('post', number), options)?.terms.interest ?? 0;
  expect(interestOf(38)).toBeCloseTo(interestOf(39), 9);
  for (let number = 0; number < 30; number += 1) {
    const postId = testId('post', number);
    markSeen(index, reader, [postId, postId]);
    if (number % 4 === 0) respond(index, { postId, personId: person, response: 'smile', by: 1, at: testNow });
  }
  expect(interestOf(39)).toBeLessThan(0.7 * interestOf(38));
  // It does not matter whether views came one by one or are read anew.
  const again = prepareReader(
    index,
    readerOf({ ...facts, seen: Array.from({ length: 30 }, (_, number) => testId('post', number)) }),
  );
  expect(again.seenOf).toEqual(reader.seenOf);
});

test('two answers to posts of an interest turn a reader to it, chosen or not, before any view is told', () => {
  const index = createFeedIndex();
  const [chosen, met, other] = [1, 2, 3].map((number) => testId('interest', number)) as [
    string,
    string,
    string,
  ];
  // More of another interest than a ranking looks at, all newer.
  const interestOf = (number: number) => [
    number % 100 === 0 ? chosen : number % 10 === 5 && number < 100 ? met : other,
  ];
  for (let number = 0; number < 2_000; number += 1) {
    putPost(index, postOf(number, { interestIds: interestOf(number), createdAt: testNow - 90_000 + number }));
  }
  const person = testId('person', 5_000);
  const reader = prepareReader(index, readerOf({ personId: person, interests: new Map([[chosen, 1]]) }));
  const rank = () => rankFeed(index, reader, { ...options, size: 40, pageSize: 20, kind: null });
  const isOf = (interest: string) => (post: { id: string }) =>
    range(2_000).some((number) => testId('post', number) === post.id && interestOf(number)[0] === interest);
  const before = explainPost(index, reader, testId('post', 100), options)?.terms.interest ?? 0;
  expect(rank().filter(isOf(met))).toEqual([]);
  for (const number of [0, 200, 5, 15]) {
    const answer = { postId: testId('post', number), personId: person, by: 1, at: testNow } as const;
    respond(index, { ...answer, response: 'smile' });
  }
  expect(explainPost(index, reader, testId('post', 100), options)?.terms.interest).toBeGreaterThan(before);
  expect(rank().filter(isOf(met)).length).toBeGreaterThan(0);
});

function range(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}

test('people who praise each other are heard less by everybody else than strangers are', () => {
  const popularityOf = (praises: readonly [from: number, to: number][]) => {
    const index = createFeedIndex();
    for (const number of [1, 2]) putPost(index, postOf(number, { authorId: testId('person', number) }));
    for (const [from, to] of praises) {
      const praise = {
        postId: testId('post', to),
        personId: testId('person', from),
        by: 1,
        at: testNow,
      } as const;
      for (const response of ['view', 'smile', 'comment'] as const) respond(index, { ...praise, response });
    }
    const reader = prepareReader(index, readerOf());
    return explainPost(index, reader, testId('post', 2), options)?.terms.popular ?? 0;
  };
  const unseen = popularityOf([]);
  const byStranger = popularityOf([[3, 2]]) - unseen;
  const byFriend =
    popularityOf([
      [2, 1],
      [1, 2],
    ]) - unseen;
  expect(byStranger).toBeGreaterThan(0.1);
  expect(byFriend).toBeLessThan(byStranger / 4);
});
