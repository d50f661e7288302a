import { read, type Memory } from './behaviour.ts';
import { dayS, startS, type Community, type Person, type Post, type Visit } from './community.ts';
import type { Feed } from './feeds.ts';
import { createTally, type Figures } from './measure.ts';
import { freshAppetite } from './taste.ts';

/**
 * Runs a community through one feed: posts are published, people visit, scroll, answer, and the feed learns from their
 * answers alone. The same community and feed give the same figures.
 * @param ringPraises whether the accounts of a ring smile at, save and comment each other's posts as soon as they appear
 */
export function simulate(community: Community, feed: Feed, { ringPraises = false } = {}): Figures {
  const tally = createTally(community);
  const memories = new Map<Person, Memory>(community.people.map((person) => [person, freshMemory()]));
  const ring = community.people.filter(({ author }) => author?.isRing === true);
  let day = 0;
  for (const event of inOrder(community)) {
    for (; event.at >= startS + (day + 1) * dayS; day += 1) feed.endDay?.();
    if ('post' in event) {
      feed.publish(event.post);
      if (ringPraises && event.post.author.author?.isRing === true) praise(feed, ring, event.post);
    } else {
      visit(event.visit, memories.get(event.visit.person) ?? freshMemory());
    }
  }
  return tally.figures(feed.name);

  function visit({ person, at }: Visit, memory: Memory): void {
    const shown = feed.show({ person, at, seen: memory.seen, appetite: memory.appetite });
    const sights = read({ seed: community.seed, person, memory, at }, shown);
    for (const { post, shown: one, position, responses, dislikes, follows } of sights) {
      for (const response of responses) feed.respond({ person, post, response, dislikes, at });
      if (follows) feed.follow(person, post.author, at);
      one.onOutcome?.({ position, responses, dislikes });
    }
    tally.add({ person, at, shown, sights });
  }
}

type Event = { at: number; post: Post } | { at: number; visit: Visit };

function inOrder({ posts, visits }: Community): Event[] {
  const events: Event[] = [
    ...posts.map((post) => ({ at: post.at, post })),
    ...visits.map((visit) => ({ at: visit.at, visit })),
  ];
  return events.toSorted((one, other) => one.at - other.at);
}

function praise(feed: Feed, ring: readonly Person[], post: Post): void {
  for (const person of ring) {
    if (person === post.author) continue;
    for (const response of ['view', 'smile', 'save', 'comment'] as const) {
      feed.respond({ person, post, response, dislikes: null, at: post.at });
    }
  }
}

function freshMemory(): Memory {
  return { appetite: freshAppetite(), seen: new Set(), follows: new Set(), hidden: new Set() };
}
