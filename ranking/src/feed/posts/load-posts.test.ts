import { expect, test } from 'vitest';
import { finish } from '../../steps.ts';
import { postKinds, responses, usualTastes, type PostFacts } from '../facts.ts';
import { decodeFeedIndex, encodeFeedIndex } from '../file/feed-file.ts';
import { madeUpPosts, postOf, readerOf, testId, testNow } from '../made-up-community.ts';
import { rankFeed } from '../rank/rank-feed.ts';
import { usualWeights } from '../rank/score.ts';
import { prepareReader } from '../reader/reader.ts';
import { createFeedIndex, settleFeedIndex, type FeedIndex } from './feed-index.ts';
import { newestOfFollowed } from './lists-by-time.ts';
import { collectParts, layParts, loadAuthors, loadCounts, loadParts, loadPosts } from './load-posts.ts';
import { dropPost, putPost } from './put-post.ts';
import { shelveAll } from './shelve-all.ts';

/** More of one author than a pool holds, among those of others. */
const prolific = testId('person', 900);
const posts = [
  ...madeUpPosts(300, 4),
  ...Array.from({ length: 230 }, (_, number) =>
    postOf(1_000 + number, { authorId: prolific, createdAt: testNow - number * 600, authorSince: 0 }),
  ),
  // Of one moment, the highest ids first.
  ...Array.from({ length: 9 }, (_, number) =>
    postOf(1_600 - number, {
      authorId: testId('person', 20),
      createdAt: testNow - 9_000,
      authorSince: 0,
    }),
  ),
].map((post) => ({ ...post, productIds: [], authorSince: 0 }));

test('posts that are loaded at once are found and ranked as if each had been put, before and after the file', () => {
  const [put, loaded] = [putAll(), loadAll()];
  const read = decodeFeedIndex(encodeFeedIndex(loadAll(), '1:1:')).index;
  for (const index of [loaded, read]) expect(seen(index)).toEqual(seen(put));
  for (const index of [put, loaded, read]) {
    // Of somebody with many posts, with few and with none before.
    putPost(index, { ...postOf(2_000, { authorId: prolific }), createdAt: testNow + 1 });
    putPost(index, { ...postOf(2_001, { authorId: testId('person', 3) }), createdAt: testNow - 86_400 });
    putPost(index, postOf(2_002, { authorId: testId('person', 901) }));
    dropPost(index, testId('post', 1_000));
    dropPost(index, posts.find(({ authorId }) => authorId === testId('person', 7))?.id ?? '');
  }
  const again = decodeFeedIndex(encodeFeedIndex(read, '1:2:')).index;
  for (const index of [loaded, read, again]) expect(seen(index)).toEqual(seen(put));
});

/** What a reader of these authors is shown by time and by rank. */
function seen(index: FeedIndex): unknown {
  const authors = [prolific, testId('person', 901), ...[0, 3, 7, 20].map((one) => testId('person', one))];
  const reader = prepareReader(
    index,
    readerOf({
      interests: new Map([[testId('interest', 1), 1]]),
      follows: authors.map((authorId) => ({ authorId, interestId: null })),
      tastes: usualTastes,
    }),
  );
  const options = { now: testNow, seed: 3, size: 400, pageSize: 20, kind: null, weights: usualWeights };
  return {
    byTime: newestOfFollowed(index, { after: null, limit: 500, reader }).map(({ id }) => id),
    ranked: rankFeed(index, reader, options).map(({ id, score }) => [id, score.toFixed(6)]),
  };
}

function putAll(): FeedIndex {
  const index = createFeedIndex();
  for (const post of posts) putPost(index, post);
  settleFeedIndex(index);
  return index;
}

function loadAll(): FeedIndex {
  const index = createFeedIndex();
  loadPosts(index, {
    ...rowsOf(posts.map(({ id, authorId }) => [id, authorId])),
    postOffset: 0,
    authorOffset: 16,
    kinds: Int32Array.from(posts, ({ kind }) => postKinds.indexOf(kind)),
    languages: new Int32Array(posts.length),
    created: Int32Array.from(posts, ({ createdAt }) => createdAt),
  });
  loadAuthors(index, {
    ...rowsOf(posts.map(({ authorId }) => [authorId])),
    personOffset: 0,
    since: new Int32Array(posts.length),
  });
  const owned = posts.flatMap(({ id, interestIds }) =>
    interestIds.map((interestId, place) => ({ id, interestId, place })),
  );
  const parts = collectParts();
  loadParts(index, parts, 'interest', {
    ...rowsOf(owned.map(({ id, interestId }) => [id, interestId])),
    postOffset: 0,
    thingOffset: 16,
    places: Int32Array.from(owned, ({ place }) => place),
  });
  finish(layParts(index, parts));
  loadCounts(index, responses, {
    ...rowsOf(posts.map(({ id }) => [id])),
    postOffset: 0,
    columns: responses.map((response) => countsOf(posts, response)),
  });
  finish(shelveAll(index));
  settleFeedIndex(index);
  return index;
}

function countsOf(of: readonly PostFacts[], response: (typeof responses)[number]): Int32Array {
  return Int32Array.from(of, (post) => post.responses[response]);
}

function rowsOf(rows: readonly string[][]) {
  const bytes = Buffer.concat(rows.flat().map((id) => Buffer.from(id.replaceAll('-', ''), 'hex')));
  const width = (rows[0]?.length ?? 0) * 16;
  return { bytes, starts: Int32Array.from(rows, (_, row) => row * width), count: rows.length };
}
