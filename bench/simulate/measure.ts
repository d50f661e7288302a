import type { Sight } from './behaviour.ts';
import { dayS, interestCount, startS, type Community, type Person, type Post } from './community.ts';
import { postsPerPage, type Shown } from './feeds.ts';

/** What a feed was worth to a community. */
export interface Figures {
  feed: string;
  visits: number;
  /** Pleasure of all posts seen on a visit, summed; mean over visits. */
  satisfaction: number;
  /** The same, day by day. */
  satisfactionByDay: number[];
  /** The same on the first visit of those who joined during the simulation, known by their interests alone. */
  firstVisit: number;
  /** Mean pleasure of a post seen, from −1 to 1. */
  pleasure: number;
  postsPerVisit: number;
  /** Smiles, saves, comments, clicks and orders for a hundred posts seen. */
  answersPer100: number;
  hidesPer1000: number;
  ordersPer1000Visits: number;
  /** Different authors and interests on a first page of twenty. */
  authorsPerPage: number;
  interestsPerPage: number;
  /** Of all interests, how many a person met within the simulation. */
  interestsPerPerson: number;
  /** How unevenly views fall on posts: 0 all alike, 1 all on one. */
  gini: number;
  /** The share of all views that goes to the most seen tenth of posts. */
  topTenthShare: number;
  newAuthors: NewAuthors;
  /** Views of a post of the ring by people outside of it, and of a usual post. */
  viewsPerRingPost: number;
  viewsPerPost: number;
}

/** What becomes of the posts of those who began to write within the simulation, in their first two weeks. */
export interface NewAuthors {
  posts: number;
  /** How many had 50 views within a day by readers they fit: who chose one of their interests, or truly like one. */
  withEnoughViews: number;
  /** Fitting views within a day: the post with the fewest, one in ten, the middle one. */
  fewest: number;
  tenth: number;
  middle: number;
  /** Visits by fitting people within that day, for the post with the fewest: no feed can give it more views. */
  fewestPossible: number;
}

interface VisitMade {
  person: Person;
  at: number;
  shown: readonly Shown[];
  sights: readonly Sight[];
}

export interface Tally {
  add(visit: VisitMade): void;
  figures(feed: string): Figures;
}

export const enoughViews = 50;
const newForS = 14 * dayS;
const praised = new Set(['smile', 'save', 'comment', 'click', 'order']);

/** Adds up what visits were like. */
export function createTally(community: Community): Tally {
  const views = new Float64Array(community.posts.length);
  const firstDayViews = new Float64Array(community.posts.length);
  const met = new Map<Person, Set<number>>();
  const days = Array.from({ length: community.days }, () => ({ visits: 0, pleasure: 0 }));
  const first = { visits: 0, pleasure: 0 };
  const counted = {
    sights: 0,
    pleasure: 0,
    answers: 0,
    hides: 0,
    orders: 0,
    pages: 0,
    authors: 0,
    interests: 0,
  };
  return {
    add({ person, at, shown, sights }) {
      const pleasure = sights.reduce((sum, sight) => sum + sight.pleasure, 0);
      const day = days[Math.floor((at - startS) / dayS)];
      for (const one of [day, at === person.joinedAt ? first : undefined]) {
        if (one === undefined) continue;
        one.visits += 1;
        one.pleasure += pleasure;
      }
      const interests = met.get(person) ?? new Set();
      met.set(person, interests);
      for (const { post, responses } of sights) {
        views[post.number] = (views[post.number] ?? 0) + 1;
        if (at < post.at + dayS && wouldFit(person, post)) {
          firstDayViews[post.number] = (firstDayViews[post.number] ?? 0) + 1;
        }
        for (const interest of post.interests) interests.add(interest);
        counted.answers += responses.filter((response) => praised.has(response)).length;
        if (responses.includes('hide')) counted.hides += 1;
        if (responses.includes('order')) counted.orders += 1;
      }
      counted.sights += sights.length;
      counted.pleasure += pleasure;
      const page = shown.slice(0, postsPerPage);
      if (page.length < postsPerPage) return;
      counted.pages += 1;
      counted.authors += new Set(page.map(({ post }) => post.author)).size;
      counted.interests += new Set(page.flatMap(({ post }) => post.interests)).size;
    },
    figures(feed) {
      const visits = days.reduce((sum, day) => sum + day.visits, 0);
      const isRing = ({ author }: Post) => author.author?.isRing === true;
      const within = community.posts.filter(
        ({ at }) => at >= startS && at < startS + (community.days - 1) * dayS,
      );
      const meanViews = (posts: readonly Post[]) => mean(posts.map(({ number }) => views[number] ?? 0));
      const usual = within.filter((post) => !isRing(post));
      const spread = usual.map(({ number }) => views[number] ?? 0);
      return {
        feed,
        visits,
        satisfaction: counted.pleasure / Math.max(1, visits),
        satisfactionByDay: days.map((day) => day.pleasure / Math.max(1, day.visits)),
        firstVisit: first.pleasure / Math.max(1, first.visits),
        pleasure: counted.pleasure / Math.max(1, counted.sights),
        postsPerVisit: counted.sights / Math.max(1, visits),
        answersPer100: (100 * counted.answers) / Math.max(1, counted.sights),
        hidesPer1000: (1_000 * counted.hides) / Math.max(1, counted.sights),
        ordersPer1000Visits: (1_000 * counted.orders) / Math.max(1, visits),
        authorsPerPage: counted.authors / Math.max(1, counted.pages),
        interestsPerPage: counted.interests / Math.max(1, counted.pages),
        interestsPerPerson: mean([...met.values()].map(({ size }) => size)) / interestCount,
        gini: giniOf(spread),
        topTenthShare: topShare(spread, 0.1),
        newAuthors: newAuthors(community, firstDayViews),
        viewsPerRingPost: meanViews(within.filter(isRing)),
        viewsPerPost: meanViews(usual),
      };
    },
  };
}

/** An interest that is liked as much as this was as good as chosen. */
const truly = 0.4;

/** Whether somebody chose one of a post's interests, or truly likes one without ever having named it. */
function wouldFit({ chosen, hidden }: Person, { interests }: Post): boolean {
  return interests.some((interest) => chosen.includes(interest) || (hidden.liking[interest] ?? 0) >= truly);
}

function newAuthors({ posts, visits, days }: Community, firstDayViews: Float64Array): NewAuthors {
  const theirs = posts.filter(
    ({ author, at }) =>
      author.joinedAt >= startS && at < author.joinedAt + newForS && at < startS + (days - 1) * dayS,
  );
  const seen = theirs.map(({ number }) => firstDayViews[number] ?? 0).toSorted((one, other) => one - other);
  const possible = theirs.map(
    (post) =>
      visits.filter(({ person, at }) => at >= post.at && at < post.at + dayS && wouldFit(person, post))
        .length,
  );
  return {
    posts: theirs.length,
    withEnoughViews: seen.filter((count) => count >= enoughViews).length,
    fewest: seen[0] ?? 0,
    tenth: seen[Math.floor(seen.length / 10)] ?? 0,
    middle: seen[Math.floor(seen.length / 2)] ?? 0,
    fewestPossible: possible.reduce((least, count) => Math.min(least, count), Infinity),
  };
}

/** The coefficient of Corrado Gini (1912): how far a sharing is from an even one. O(n log n). */
export function giniOf(amounts: readonly number[]): number {
  const inOrder = amounts.toSorted((one, other) => one - other);
  const total = inOrder.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return 0;
  const weighted = inOrder.reduce((sum, amount, index) => sum + (index + 1) * amount, 0);
  return (2 * weighted) / (inOrder.length * total) - (inOrder.length + 1) / inOrder.length;
}

function topShare(amounts: readonly number[], share: number): number {
  const inOrder = amounts.toSorted((one, other) => other - one);
  const sum = (some: readonly number[]) => some.reduce((total, amount) => total + amount, 0);
  return sum(inOrder.slice(0, Math.ceil(inOrder.length * share))) / Math.max(1, sum(inOrder));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
