import {
  collectDeeds,
  collectResponse,
  collectTouch,
  createFeedIndex,
  linkCollected,
  putPost,
  responses,
  seededRandom,
  type Deeds,
  type FeedIndex,
  type PostFacts,
  type Steps,
} from '@spark/ranking';
import { expect, test } from 'vitest';
import { linkInTwoThreads, startLinkThread } from './link-in-two-threads.ts';

const nowS = 1_800_000_000;
const people = 300;
const posts = 500;
const idOf = (kind: number, number: number) =>
  `00000000-0000-7000-8000-${kind}${String(number).padStart(11, '0')}`;
const personOf = (number: number) => idOf(1, number);

test('what two threads link is what one links, whichever does more of it', async () => {
  const alone = withDeeds();
  linkCollected(alone.index, alone.deeds, nowS);
  const expected = linked(alone.index);
  expect(linked(await linkTogether('this'))).toEqual(expected);
  expect(linked(await linkTogether('other'))).toEqual(expected);
  // There are traces of what was done again, more than is heard of one person, and what friends do not count with.
  expect(expected.touched.weights.some((weight) => Object.is(weight, -0))).toBe(true);
  expect(expected.held.length).toBeGreaterThan(0);
  expect(expected.discounts.length).toBeGreaterThan(0);
});

test('a thread that ends by an error is told of, before and after it was told something', async () => {
  const broken = startLinkThread();
  const ended = new Promise((resolve) => broken.worker.once('exit', resolve));
  broken.worker.postMessage('no order');
  await ended;
  await expect(linkInTwoThreads(broken, { ...withDeeds(), nowS }, nothing())).rejects.toThrow();
  const breaking = startLinkThread();
  breaking.worker.postMessage('no order');
  await expect(linkInTwoThreads(breaking, { ...withDeeds(), nowS }, nothing())).rejects.toThrow();
});

/** Links with all rows laid by one of two threads: by this one before the other begins, or while this one waits. */
async function linkTogether(laying: 'this' | 'other'): Promise<FeedIndex> {
  const together = withDeeds();
  const thread = startLinkThread();
  let isDoneBesides = false;
  let isLaid = laying === 'this';
  thread.worker.once('message', () => (isLaid = true));
  function* besides(): Steps<void> {
    while (!isLaid) yield;
    isDoneBesides = true;
  }
  await linkInTwoThreads(thread, { ...together, nowS }, besides());
  await thread.worker.terminate();
  expect(isDoneBesides).toBe(true);
  return together.index;
}

function* nothing(): Steps<void> {
  yield;
}

function linked({ graph, held, discounts, edgeCounts, objections }: FeedIndex) {
  const { touched, touchedBy } = graph;
  const edges = ({ starts, targets, weights, times }: FeedIndex['graph']['touched']) => ({
    starts: [...starts],
    targets: [...targets],
    weights: [...weights],
    times: [...times],
  });
  return {
    touched: edges(touched),
    touchedBy: edges(touchedBy),
    degrees: [...graph.people.degrees, ...graph.things.degrees],
    // In the order of who came first.
    held: [...held].toSorted(([one], [other]) => one - other),
    discounts: [...discounts].toSorted(([one], [other]) => one - other),
    edgeCounts: [...edgeCounts],
    objections: [...objections],
  };
}

/** People who read what others of them wrote, some of it more than once. */
function withDeeds(): { index: FeedIndex; deeds: Deeds } {
  const random = seededRandom(7);
  const below = (limit: number) => Math.floor(random() * limit);
  const index = createFeedIndex({ baseS: nowS });
  for (let number = 0; number < posts; number += 1) putPost(index, postOf(number, below));
  const deeds = collectDeeds();
  const given = responses.filter((response) => response !== 'view' && response !== 'report');
  for (let count = 0; count < 6_000; count += 1) {
    const response = given[below(given.length)] ?? 'smile';
    // Some like a few posts more than anybody may.
    const post = count % 5 === 0 ? below(3) : below(posts);
    const personId = personOf(count % 5 === 0 ? below(4) : below(people));
    collectResponse(index, deeds, { postId: idOf(2, post), personId, response, at: nowS - below(1_000_000) });
    const thing = { kind: 'author' as const, id: personOf(below(people)) };
    if (count % 4 === 0)
      collectTouch(index, deeds, { thing, personId, response: 'follow', at: nowS - below(90) });
  }
  return { index, deeds };
}

function postOf(number: number, below: (limit: number) => number): PostFacts {
  return {
    id: idOf(2, number),
    authorId: personOf(below(people)),
    kind: 'story',
    createdAt: nowS - below(1_000_000),
    interestIds: [idOf(3, number % 3)],
    productIds: [idOf(4, number % 7), idOf(4, 7 + (number % 2))],
    responses: {
      smile: 9,
      save: 0,
      comment: 0,
      view: 20,
      click: 0,
      bag: 0,
      order: 0,
      dwell: 0,
      hide: 0,
      report: 0,
    },
  };
}
