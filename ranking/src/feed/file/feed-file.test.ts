import { expect, test } from 'vitest';
import { IndexFileError } from './column-file.ts';
import { decodeFeedIndex, encodeFeedIndex } from './feed-file.ts';
import { createFeedIndex, type FeedIndex } from '../posts/feed-index.ts';
import { compactFeedGraph } from '../responses/compaction.ts';
import { madeUpPosts, postOf, readerOf, testId, testNow } from '../made-up-community.ts';
import { newestPosts } from '../posts/lists-by-time.ts';
import { dropPost, putPost, setBuyable } from '../posts/put-post.ts';
import { rankFeed } from '../rank/rank-feed.ts';
import { prepareReader } from '../reader/reader.ts';
import { respond } from '../responses/respond.ts';
import { usualWeights } from '../rank/score.ts';

const position = '734:741:735,737 – and a ☕';

function makeIndex(): FeedIndex {
  const index = createFeedIndex();
  const posts = madeUpPosts(300, 2);
  for (const post of posts) putPost(index, post);
  for (let number = 0; number < 30; number += 2) setBuyable(index, testId('product', number), true);
  for (let number = 0; number < 2_000; number += 1) {
    const [postId, personId] = [testId('post', (number * 7) % 300), testId('person', 100 + (number % 60))];
    respond(index, {
      postId,
      personId,
      response: number % 5 === 0 ? 'save' : 'smile',
      by: 1,
      at: testNow - 9_000 + number,
    });
  }
  dropPost(index, testId('post', 5));
  // Rows are in order of the last touch, chains of the first; where caps bite, walks hear others then.
  index.graph = compactFeedGraph(index.graph, index.latestS);
  return index;
}

function rank(index: FeedIndex): unknown {
  const facts = { personId: testId('person', 120), interests: new Map([[testId('interest', 2), 1.5]]) };
  const options = { now: testNow, seed: 3, size: 150, pageSize: 20, kind: null, weights: usualWeights };
  return rankFeed(index, prepareReader(index, readerOf(facts)), options).map(({ id, score }) => [
    id,
    score.toFixed(4),
  ]);
}

test('an index that was written and read ranks as before, and goes on from its position', () => {
  const index = makeIndex();
  const { index: read, position: told } = decodeFeedIndex(encodeFeedIndex(index, position));
  expect(told).toBe(position);
  expect(rank(read)).toEqual(rank(index));
  for (const one of [index, read]) {
    for (let number = 300; number < 700; number += 1)
      putPost(one, postOf(number, { createdAt: testNow - number }));
    respond(one, {
      postId: testId('post', 301),
      personId: testId('person', 120),
      response: 'order',
      by: 1,
      at: testNow,
    });
    dropPost(one, testId('post', 9));
  }
  expect(rank(read)).toEqual(rank(index));
  expect(newestPosts(read, { after: null, limit: 900 })).toEqual(
    newestPosts(index, { after: null, limit: 900 }),
  );
});

test('what was read holds on to nothing of a file but the piece of its edges', () => {
  const [bytes, edges] = encodeFeedIndex(makeIndex(), position);
  const { index } = decodeFeedIndex([bytes ?? new Uint8Array(), edges ?? new Uint8Array()]);
  const { graph, rows, parts, authors, all } = index;
  const { touched, touchedBy, people, things } = graph;
  for (const { targets, weights, times } of [touched, touchedBy])
    for (const column of [targets, weights, times]) expect(column.buffer).toBe(edges?.buffer);
  const others = [
    ...[people, things].flatMap(({ keys, kinds, degrees, slots }) => [keys, kinds, degrees, slots]),
    touched.starts,
    touchedBy.starts,
    rows.integers,
    parts,
    authors.starts,
    authors.posts,
    all.newest.things,
  ];
  for (const { buffer } of others) {
    expect(buffer).not.toBe(bytes?.buffer);
    expect(buffer).not.toBe(edges?.buffer);
  }
});

test('a torn, rotten, foreign or older file is refused', () => {
  const bytes = Buffer.concat(encodeFeedIndex(makeIndex(), position));
  const spoilt = (spoil: (copy: Uint8Array) => void) => {
    const copy = Uint8Array.from(bytes);
    spoil(copy);
    return copy;
  };
  const files = [
    new Uint8Array(0),
    new TextEncoder().encode('{"not": "an index at all, but long enough"}'),
    bytes.subarray(0, bytes.length - 8),
    bytes.subarray(0, 64),
    spoilt((copy) => copy.fill(0, copy.length / 2, copy.length / 2 + 4)),
    spoilt((copy) => copy.set([1], copy.length - 1)),
    spoilt((copy) => copy.set([0x30], 0)),
  ];
  for (const file of files) expect(() => decodeFeedIndex([file])).toThrow(IndexFileError);
});
