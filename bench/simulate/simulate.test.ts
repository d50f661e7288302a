import { describe, expect, test } from 'vitest';
import { allKnowing } from './all-knowing.ts';
import { startS, dayS, makeCommunity } from './community.ts';
import { giniOf } from './measure.ts';
import { newestFirst, newestOfInterests, popularFirst } from './plain-feeds.ts';
import { simulate } from './simulate.ts';
import { sparkFeed } from './spark-feed.ts';
import { delight, freshAppetite, satisfy } from './taste.ts';

const size = { seed: 3, people: 150, days: 5 };

describe('a community', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(makeCommunity(size)).toEqual(makeCommunity(size));
    expect(makeCommunity({ ...size, seed: 4 }).posts).not.toEqual(makeCommunity(size).posts);
  });

  test('has people with five interests or more, old and new authors, and posts and visits in order of time', () => {
    const { people, posts, visits } = makeCommunity(size);
    expect(people).toHaveLength(150);
    for (const { chosen } of people) expect(new Set(chosen).size).toBeGreaterThanOrEqual(5);
    const authors = people.filter(({ author }) => author !== null);
    expect(authors.some(({ joinedAt }) => joinedAt < startS)).toBe(true);
    expect(authors.some(({ joinedAt }) => joinedAt >= startS)).toBe(true);
    for (const events of [posts, visits]) {
      expect(events.map(({ at }) => at)).toEqual(
        events.map(({ at }) => at).toSorted((one, other) => one - other),
      );
    }
    expect(visits.every(({ person, at }) => at >= person.joinedAt && at < startS + 5 * dayS)).toBe(true);
  });

  test('stays as it was when a ring joins', () => {
    const alone = makeCommunity(size);
    const beset = makeCommunity({ ...size, ring: 10 });
    expect(beset.people.slice(0, 150)).toEqual(alone.people);
    expect(beset.visits.map(({ person, at }) => [person.id, at])).toEqual(
      alone.visits.map(({ person, at }) => [person.id, at]),
    );
    expect(beset.posts.filter(({ author }) => author.number < 150).map(({ at }) => at)).toEqual(
      alone.posts.map(({ at }) => at),
    );
  });
});

test('the same again pleases less, until some time has passed', () => {
  const { people, posts } = makeCommunity(size);
  const [person] = people;
  const [post] = posts;
  if (person === undefined || post === undefined) throw new Error('The community is empty.');
  const appetite = freshAppetite();
  const at = startS;
  const first = delight(person, post, appetite, at);
  for (let times = 0; times < 5; times += 1) satisfy(appetite, post, at);
  const sixth = delight(person, post, appetite, at);
  expect(sixth).toBeLessThan(first - 0.2);
  const later = at + 3 * dayS;
  expect(
    delight(person, post, appetite, later) - delight(person, post, freshAppetite(), later),
  ).toBeGreaterThan(-0.4);
});

describe('a feed', () => {
  const community = makeCommunity(size);

  test('has the same figures each time', () => {
    expect(simulate(community, popularFirst())).toEqual(simulate(community, popularFirst()));
  });

  test('that fits is told from one that does not', () => {
    const newest = simulate(community, newestFirst());
    const chosen = simulate(community, newestOfInterests());
    const best = simulate(community, allKnowing(community));
    expect(chosen.satisfaction).toBeGreaterThan(newest.satisfaction);
    expect(best.satisfaction).toBeGreaterThan(chosen.satisfaction);
    expect(chosen.hidesPer1000).toBeLessThan(newest.hidesPer1000);
    expect(best.answersPer100).toBeGreaterThan(newest.answersPer100);
    expect(newest.interestsPerPage).toBeGreaterThan(chosen.interestsPerPage);
  });

  test('of Spark learns from what people do, and has the same figures each time', () => {
    const larger = makeCommunity({ seed: 3, people: 300, days: 2 });
    const chosen = simulate(larger, newestOfInterests());
    const make = sparkFeed({ refits: true });
    const spark = simulate(larger, make(larger));
    const few = makeCommunity({ seed: 3, people: 40, days: 2 });
    expect(simulate(few, make(few))).toEqual(simulate(few, make(few)));
    expect(spark.satisfaction).toBeGreaterThan(chosen.satisfaction);
    expect(spark.interestsPerPage).toBeGreaterThan(chosen.interestsPerPage);
  });

  test('that shows the popular gives them nearly everything, and lets a ring in', () => {
    const beset = makeCommunity({ ...size, ring: 15 });
    const quiet = simulate(beset, popularFirst());
    const praised = simulate(beset, popularFirst(), { ringPraises: true });
    expect(quiet.gini).toBeGreaterThan(simulate(beset, newestFirst()).gini + 0.3);
    expect(praised.viewsPerRingPost).toBeGreaterThan(2 * quiet.viewsPerRingPost);
  });

  test('never shows anybody their own posts or what they have seen', () => {
    const inner = popularFirst();
    const forbidden: number[] = [];
    simulate(community, {
      ...inner,
      show(call) {
        const shown = inner.show(call);
        for (const { post } of shown) {
          if (post.author === call.person || call.seen.has(post.number)) forbidden.push(post.number);
        }
        return shown;
      },
    });
    expect(forbidden).toEqual([]);
  });
});

test('the Gini coefficient is 0 for equals and nears 1 where one has all', () => {
  expect(giniOf([3, 3, 3, 3])).toBeCloseTo(0, 10);
  expect(giniOf([0, 0, 0, 4])).toBeCloseTo(0.75, 10);
  expect(giniOf([])).toBe(0);
});
