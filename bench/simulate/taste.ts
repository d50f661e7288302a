import { dayS, type Person, type Post } from './community.ts';

/** What a reader has had enough of: how much of each interest and author they saw of late. */
export interface Appetite {
  interests: Map<number, Dose>;
  authors: Map<number, Dose>;
}

interface Dose {
  amount: number;
  at: number;
}

const interestHalfLifeS = dayS / 8;
const authorHalfLifeS = dayS;

/** Nothing seen yet. */
export function freshAppetite(): Appetite {
  return { interests: new Map(), authors: new Map() };
}

/**
 * How much somebody truly likes to see a post now: what it is worth to them, less its age and boredom. 0 is neither here
 * nor there; most posts lie far below.
 */
export function delight(person: Person, post: Post, appetite: Appetite, now: number): number {
  return (
    worthTo(person, post) - stalenessOf(post, now) - person.hidden.boredom * weariness(appetite, post, now)
  );
}

/** What a post is worth to somebody for good: a sum of its interests, its style, its quality and its products. */
export function worthTo({ hidden }: Person, post: Post): number {
  const { liking, style, wantsToBuy } = hidden;
  let best = -Infinity;
  let sum = 0;
  for (const interest of post.interests) {
    best = Math.max(best, liking[interest] ?? 0);
    sum += liking[interest] ?? 0;
  }
  let match = 0;
  for (let axis = 0; axis < style.length; axis += 1) {
    match += (style[axis] ?? 0) * (post.hidden.style[axis] ?? 0);
  }
  return (
    0.1 +
    1.1 * (best + sum / post.interests.length) +
    1.1 * match +
    0.7 * post.hidden.quality +
    (post.products.length > 0 ? 0.2 * wantsToBuy : 0)
  );
}

/** What a post loses as it ages. */
export function stalenessOf(post: Post, now: number): number {
  return 0.25 * Math.log2(1 + Math.max(0, now - post.at) / dayS);
}

function weariness({ interests, authors }: Appetite, post: Post, now: number): number {
  let most = 0;
  for (const one of post.interests) most = Math.max(most, heard(interests, one, now, interestHalfLifeS));
  return 0.22 * most + 0.35 * heard(authors, post.author.number, now, authorHalfLifeS);
}

/** What a moment with a post adds to a visit, from −1 to 1. */
export function pleasureOf(delighted: number): number {
  return Math.tanh(delighted / 2);
}

/** Remembers that a post was seen. */
export function satisfy(appetite: Appetite, post: Post, now: number): void {
  for (const interest of post.interests) take(appetite.interests, interest, now, interestHalfLifeS);
  take(appetite.authors, post.author.number, now, authorHalfLifeS);
}

function heard(doses: Appetite['authors'], about: number, now: number, halfLifeS: number): number {
  const dose = doses.get(about);
  return dose === undefined ? 0 : Math.log2(1 + dose.amount * 0.5 ** ((now - dose.at) / halfLifeS));
}

function take(doses: Appetite['authors'], about: number, now: number, halfLifeS: number): void {
  const dose = doses.get(about);
  const left = dose === undefined ? 0 : dose.amount * 0.5 ** ((now - dose.at) / halfLifeS);
  doses.set(about, { amount: left + 1, at: now });
}
