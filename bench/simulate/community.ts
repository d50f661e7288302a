import { numberedId, seededRandom, type PostKindName } from '@spark/ranking';
import { direction, drawSome, normal } from './chance.ts';

export const dayS = 86_400;
/** The first day of every simulation, in seconds since 1970; only differences matter. */
export const startS = 1_750_000_000;
export const interestCount = 24;
/** Hidden directions of taste that no list of interests names: calm or loud, cheap or fine, … */
const styleCount = 6;
const productsPerInterest = 60;
const backlogDays = 7;

/** Somebody who reads, and perhaps writes. What is under `hidden` no feed is ever told. */
export interface Person {
  number: number;
  id: string;
  joinedAt: number;
  /** Interests that were chosen when joining: at least five. */
  chosen: readonly number[];
  hidden: {
    /** How much each interest is truly liked, about −1 to 1.5; some that were chosen are not, some were not chosen are. */
    liking: Float64Array;
    style: Float64Array;
    /** How readily a smile, a save or a comment is given. */
    generosity: number;
    /** How soon the same again is too much. */
    boredom: number;
    /** How much products matter. */
    wantsToBuy: number;
  };
  author: Author | null;
}

/** What makes somebody an author. */
export interface Author {
  interests: readonly number[];
  /** How good their posts are, in standard deviations. */
  quality: number;
  style: Float64Array;
  postsPerDay: number;
  isRing: boolean;
}

export interface Post {
  number: number;
  id: string;
  author: Person;
  at: number;
  kind: PostKindName;
  interests: readonly number[];
  products: readonly number[];
  hidden: { quality: number; style: Float64Array };
}

export interface Visit {
  number: number;
  person: Person;
  at: number;
}

/** A community with all that will happen to it whatever feed it is shown: who joins, writes and visits, and when. */
export interface Community {
  seed: number;
  days: number;
  people: readonly Person[];
  /** Oldest first, the first of them from the week before. */
  posts: readonly Post[];
  visits: readonly Visit[];
}

export interface CommunitySize {
  seed: number;
  people: number;
  days: number;
  /** So many accounts more that write poor posts and may agree to praise each other. */
  ring?: number;
}

/** Draws a community. The same size and seed are the same community. */
export function makeCommunity({ seed, people: count, days, ring = 0 }: CommunitySize): Community {
  const random = seededRandom(seed);
  const popularity = Array.from({ length: interestCount }, (_, rank) => 1 / (rank + 8));
  const people = Array.from({ length: count }, (_, number) =>
    makePerson(number, random, { days, popularity }),
  );
  const ringRandom = seededRandom(seed + 1);
  for (let number = count; number < count + ring; number += 1) {
    people.push(makeRingMember(number, ringRandom, popularity));
  }
  const posts = makePosts(people, seed, days);
  return { seed, days, people, posts, visits: makeVisits(people, seed, days) };
}

export const interestId = (interest: number): string => numberedId(1_000_000 + interest);
export const productId = (product: number): string => numberedId(2_000_000 + product);
export const postId = (post: number): string => numberedId(3_000_000 + post);

interface Setting {
  days: number;
  popularity: readonly number[];
}

const authorShare = 0.2;
/** Of all people and of all authors, so many join while we look on. */
const laterShare = 0.25;
const usualPostsPerDay = 0.4;

function makePerson(number: number, random: () => number, { days, popularity }: Setting): Person {
  const chosen = drawSome(random, popularity, 5 + Math.floor(3 * random()));
  const liking = Float64Array.from({ length: interestCount }, () => -0.7 + 0.3 * normal(random));
  // Of what is chosen, one in six turns out not to be liked; and two that were never thought of are.
  for (const interest of chosen) liking[interest] = random() < 1 / 6 ? -0.3 : 0.6 + 0.35 * normal(random);
  for (const interest of drawSome(random, popularity, 2)) liking[interest] = 0.7 + 0.3 * normal(random);
  const joinsLater = random() < laterShare;
  const isAuthor = random() < authorShare;
  return {
    number,
    id: numberedId(number),
    joinedAt: joinsLater ? startS + Math.floor(random() * days * dayS) : startS - 60 * dayS,
    chosen,
    hidden: {
      liking,
      style: direction(random, styleCount),
      generosity: 0.7 * normal(random),
      boredom: Math.exp(0.4 * normal(random)),
      wantsToBuy: normal(random),
    },
    author: isAuthor
      ? {
          interests: drawSome(random, popularityAmong(chosen, popularity), 1 + Math.floor(3 * random())),
          quality: normal(random),
          style: direction(random, styleCount),
          postsPerDay: usualPostsPerDay * Math.exp(0.8 * normal(random)),
          isRing: false,
        }
      : null,
  };
}

function makeRingMember(number: number, random: () => number, popularity: readonly number[]): Person {
  const person = makePerson(number, random, { days: 1, popularity });
  return {
    ...person,
    joinedAt: startS - 60 * dayS,
    author: {
      interests: person.chosen.slice(0, 2),
      quality: -1,
      style: direction(random, styleCount),
      postsPerDay: usualPostsPerDay,
      isRing: true,
    },
  };
}

function popularityAmong(chosen: readonly number[], popularity: readonly number[]): number[] {
  return popularity.map((weight, interest) => (chosen.includes(interest) ? weight : weight / 1_000));
}

function makePosts(people: readonly Person[], seed: number, days: number): Post[] {
  const drafts = people.flatMap((author) => {
    if (author.author === null) return [];
    const random = seededRandom(seed * 7_919 + author.number);
    const from = Math.max(author.joinedAt, startS - backlogDays * dayS);
    const times = timesOf(random, { from, to: startS + days * dayS, perDay: author.author.postsPerDay });
    // Whoever comes to write begins with a post.
    if (author.joinedAt >= startS) times.unshift(author.joinedAt + 600);
    return times.map((at) => ({ author, at, ...makePost(random, author.author) }));
  });
  const inOrder = drafts.toSorted(
    (one, other) => one.at - other.at || one.author.number - other.author.number,
  );
  return inOrder.map((draft, number) => ({ number, id: postId(number), ...draft }));
}

const withProducts = ['photo', 'photo', 'product', 'review'] as const;
const withoutProducts = ['photo', 'story', 'link', 'poll'] as const;

function makePost(
  random: () => number,
  author: Author | null,
): Pick<Post, 'kind' | 'interests' | 'products' | 'hidden'> {
  if (author === null) throw new RangeError('Only an author writes.');
  const own = author.interests[Math.floor(random() * author.interests.length)] ?? 0;
  const other = random() < 0.25 ? Math.floor(random() * interestCount) : own;
  const products = random() < 0.5 ? 1 + Math.floor(2 * random()) : 0;
  // A few products of an interest are shown again and again.
  const productOf = () => own * productsPerInterest + Math.floor(productsPerInterest * random() ** 2);
  const kinds = products > 0 ? withProducts : withoutProducts;
  return {
    kind: kinds[Math.floor(random() * kinds.length)] ?? 'photo',
    interests: [...new Set([own, other])],
    products: [...new Set(Array.from({ length: products }, productOf))],
    hidden: {
      quality: author.quality * 0.8 + 0.6 * normal(random),
      style: author.style.map((value) => value + 0.25 * normal(random)),
    },
  };
}

function makeVisits(people: readonly Person[], seed: number, days: number): Visit[] {
  const visits = people.flatMap((person) => {
    if (person.author?.isRing === true) return [];
    const random = seededRandom(seed * 104_729 + person.number);
    const perDay = Math.exp(-0.3 + 0.6 * normal(random));
    const from = Math.max(person.joinedAt, startS);
    const times = timesOf(random, { from, to: startS + days * dayS, perDay });
    if (person.joinedAt >= startS) times.unshift(person.joinedAt);
    return times.map((at) => ({ person, at }));
  });
  const inOrder = visits.toSorted(
    (one, other) => one.at - other.at || one.person.number - other.person.number,
  );
  return inOrder.map((visit, number) => ({ number, ...visit }));
}

/** Moments that come by chance, so many a day on average. */
function timesOf(random: () => number, span: { from: number; to: number; perDay: number }): number[] {
  const times: number[] = [];
  let at: number = span.from;
  for (;;) {
    at += Math.ceil((-Math.log(1 - random()) / span.perDay) * dayS);
    if (at >= span.to) return times;
    times.push(at);
  }
}
