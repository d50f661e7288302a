import { expect, test } from 'vitest';
import { numberedId } from '../../evaluation/index.ts';
import {
  createFeedIndex,
  markSeen,
  prepareReader,
  putPost,
  rankFeed,
  respond,
  usualTastes,
  usualWeights,
  type FeedIndex,
  type Reader,
} from '../index.ts';

const hourS = 3_600;
const now = 1_760_000_000;
const wanted = numberedId(1);
const other = numberedId(2);
const lookedAt = 10;
const nothing = {
  smile: 0,
  save: 0,
  comment: 0,
  view: 0,
  click: 0,
  bag: 0,
  order: 0,
  dwell: 0,
  hide: 0,
  report: 0,
};

test('posts of new authors are seen fifty times within a day by readers they fit, though nobody responds, and before that by nobody else', () => {
  const index = createFeedIndex();
  for (let number = 0; number < 300; number += 1) {
    put(index, { number, interest: number % 2 === 0 ? wanted : other, isNew: false, ageS: number * hourS });
  }
  const debuts = [1_000, 1_001, 1_002, 1_003, 1_004, 1_005];
  for (const number of debuts) put(index, { number, interest: wanted, isNew: true, ageS: 0 });
  const views = new Map<string, number>();
  const debutIds = new Set(debuts.map((number) => numberedId(number)));
  const tooEarly: string[] = [];
  for (let visit = 0; visit < 300; visit += 1) {
    const interest = visit % 3 === 0 ? other : wanted;
    const reader = readerOf(index, 10_000 + visit, interest);
    const at = now + Math.floor((24 * hourS * visit) / 300);
    const options = { now: at, seed: visit, size: 20, pageSize: 20, kind: null, weights: usualWeights };
    for (const { id } of rankFeed(index, reader, options).slice(0, lookedAt)) {
      respond(index, { postId: id, personId: reader.personId, response: 'view', by: 1, at });
      markSeen(index, reader, [id]);
      if (interest === wanted) views.set(id, (views.get(id) ?? 0) + 1);
      else if (debutIds.has(id) && (views.get(id) ?? 0) < 50) tooEarly.push(id);
    }
  }
  expect(tooEarly).toEqual([]);
  for (const number of debuts) expect(views.get(numberedId(number))).toBeGreaterThanOrEqual(50);
});

function put(
  index: FeedIndex,
  post: { number: number; interest: string; isNew: boolean; ageS: number },
): void {
  putPost(index, {
    id: numberedId(post.number),
    authorId: numberedId(post.isNew ? 7_000 + post.number : 5_000 + (post.number % 100)),
    kind: 'photo',
    createdAt: now - post.ageS,
    interestIds: [post.interest],
    productIds: [],
    // What is liked well by now stands before whatever is new.
    responses: post.isNew ? nothing : { ...nothing, view: 400, smile: 80, save: 30 },
    authorSince: post.isNew ? now : now - 400 * 24 * hourS,
  });
}

function readerOf(index: FeedIndex, number: number, interest: string): Reader {
  return prepareReader(index, {
    personId: numberedId(number),
    interests: new Map([[interest, 1]]),
    follows: [],
    silenced: [],
    languages: [],
    hidden: { posts: [], authors: new Map(), interests: new Map(), products: new Map() },
    seen: [],
    tastes: usualTastes,
  });
}
