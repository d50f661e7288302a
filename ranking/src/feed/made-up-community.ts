import { seededRandom } from '../random.ts';
import {
  postKinds,
  responses,
  usualTastes,
  type PostFacts,
  type ReaderFacts,
  type Response,
} from './facts.ts';

/** An id for tests: which sort of thing, and its number. */
export function testId(sort: 'post' | 'person' | 'product' | 'interest', number: number): string {
  const prefix = { post: '01', person: '02', product: '03', interest: '04' }[sort];
  return `000000${prefix}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

const nothing = Object.freeze(
  Object.fromEntries(responses.map((response) => [response, 0])) as Record<Response, number>, // Each has its entry.
);

/** No responses but these. */
export function noResponses(some?: Partial<Record<Response, number>>): Readonly<Record<Response, number>> {
  return some === undefined ? nothing : { ...nothing, ...some };
}

/** The moment of all tests. */
export const testNow = 1_800_000_000;

/** What a test post is where nothing else is said. */
export function postOf(number: number, facts: Partial<PostFacts> = {}): PostFacts {
  return {
    id: testId('post', number),
    authorId: testId('person', number),
    kind: 'story',
    createdAt: testNow - 3_600,
    interestIds: [testId('interest', 1)],
    productIds: [],
    responses: noResponses(),
    ...facts,
  };
}

/** A reader of whom nothing is known where nothing else is said. */
export function readerOf(facts: Partial<ReaderFacts> = {}): ReaderFacts {
  return {
    personId: null,
    interests: new Map(),
    follows: [],
    silenced: [],
    languages: [],
    hidden: { posts: [], authors: new Map(), interests: new Map(), products: new Map() },
    seen: [],
    tastes: usualTastes,
    ...facts,
  };
}

/** Posts of a community of so many, the same ones for the same seed; few authors and products wrote and show much. */
export function madeUpPosts(count: number, seed: number): PostFacts[] {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const skewed = (limit: number) => Math.floor(random() ** 2 * limit);
  return Array.from({ length: count }, (_, number) =>
    postOf(number, {
      authorId: testId('person', skewed(Math.ceil(count / 6))),
      kind: postKinds[below(postKinds.length)] ?? 'story',
      createdAt: testNow - below(60 * 86_400),
      interestIds: Array.from({ length: 1 + below(3) }, () => testId('interest', skewed(12))),
      productIds: Array.from({ length: Math.max(0, below(6) - 2) }, () => testId('product', skewed(30))),
      responses: noResponses({
        smile: skewed(40),
        save: skewed(10),
        view: skewed(200),
        hide: below(20) === 0 ? 2 : 0,
      }),
    }),
  );
}
