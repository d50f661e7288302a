import {
  collectDeeds,
  collectResponse,
  collectTouch,
  createFeedIndex,
  linkCollected,
  putPost,
  seededRandom,
  setBuyable,
  settleFeedIndex,
  type FeedIndex,
} from '@spark/ranking';

const kinds = ['photo', 'product', 'story', 'link', 'poll', 'review'] as const;
const dayS = 86_400;

/** What a community of the benchmark is made of; times are in ms. */
export interface Made {
  index: FeedIndex;
  putMs: number;
  linkMs: number;
  settleMs: number;
  now: number;
  interests: number;
  people: number;
}

/** An id of the benchmark: its sort in front, a mixed number behind, as random as those of UUIDv7. */
export function madeId(sort: number, number: number): string {
  const mixed = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  return `${sort.toString(16).padStart(8, '0')}-0000-7000-8000-${number.toString(16).padStart(4, '0').slice(-4)}${mixed.toString(16).padStart(8, '0')}`;
}

/** A community whose authors, products and posts are as unevenly liked as in life (density falling with the square root). */
export function makeCommunity({
  posts,
  people,
  edges,
}: {
  posts: number;
  people: number;
  edges: number;
}): Made {
  const random = seededRandom(1);
  const below = (limit: number) => Math.floor(random() * limit);
  const skewed = (limit: number) => Math.floor(random() ** 2 * limit);
  const now = 1_800_000_000;
  const interests = 200;
  const products = Math.max(100, Math.floor(posts / 20));
  const index = createFeedIndex({ baseS: now });
  const ms = stopwatch();
  for (let post = 0; post < posts; post += 1) {
    const views = skewed(400);
    putPost(index, {
      id: madeId(1, post),
      authorId: madeId(2, skewed(people)),
      kind: kinds[below(kinds.length)] ?? 'photo',
      createdAt: now - Math.floor(((posts - post) / posts) * 700 * dayS),
      interestIds: Array.from({ length: 1 + below(3) }, () => madeId(4, skewed(interests))),
      productIds: Array.from({ length: below(4) }, () => madeId(3, skewed(products))),
      responses: {
        smile: skewed(views / 5 + 1),
        save: skewed(views / 20 + 1),
        comment: skewed(views / 20 + 1),
        view: views,
        click: 0,
        bag: 0,
        order: 0,
        dwell: 0,
        hide: 0,
        report: 0,
      },
      authorSince: now - below(900 * dayS),
    });
  }
  const putMs = ms();
  for (let product = 0; product < products; product += 1)
    setBuyable(index, madeId(3, product), product % 5 !== 0);
  ms();
  const collected = collectDeeds();
  // A smile links somebody to its post, its author and its products: three edges and a bit.
  for (let edge = 0; edge < edges / 3.2; edge += 1) {
    const personId = madeId(2, below(people));
    const at = now - below(700 * dayS);
    if (edge % 10 === 0) {
      collectTouch(index, collected, {
        thing: { kind: 'interest', id: madeId(4, skewed(interests)) },
        personId,
        response: 'choose',
        at,
      });
    } else {
      collectResponse(index, collected, {
        postId: madeId(1, skewed(posts)),
        personId,
        response: 'smile',
        at,
      });
    }
  }
  linkCollected(index, collected, now);
  const linkMs = ms();
  settleFeedIndex(index);
  return { index, putMs, linkMs, settleMs: ms(), now, interests, people };
}

/** Reads the ms of processor time since it was read last: others may work on the same machine. */
export function stopwatch(): () => number {
  const read = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  };
  let start = read();
  return () => {
    const end = read();
    const ms = end - start;
    start = end;
    return ms;
  };
}
