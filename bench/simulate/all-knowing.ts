import type { Community, Person, Post } from './community.ts';
import { postsPerVisit, type Call, type Feed } from './feeds.ts';
import { isOpen, quiet } from './plain-feeds.ts';
import { delight, stalenessOf, worthTo } from './taste.ts';

/** Of so many posts that are worth most to somebody, a visit is made. */
const picked = 2 * postsPerVisit;

/**
 * Reads everybody's mind and picks what they will like, post by post, so that nothing becomes too much: about as good as
 * a feed can get for its readers, and a measure for those that have to learn. Not for authors: it gives nobody a chance.
 */
export function allKnowing({ posts: all, people }: Community): Feed {
  const posts: Post[] = [];
  const worth = new Map<Person, Float32Array>(
    people.map((person) => [person, Float32Array.from(all, (post) => worthTo(person, post))]),
  );
  return quiet('all-knowing', {
    publish: (post) => void posts.push(post),
    show(call) {
      const worths = worth.get(call.person) ?? new Float32Array(all.length);
      const scores = worths.slice(0, posts.length);
      for (const [index, post] of posts.entries()) {
        scores[index] = isOpen(post, call) ? (scores[index] ?? 0) - stalenessOf(post, call.at) : -Infinity;
      }
      const least = scores.toSorted().at(-picked) ?? -Infinity;
      return pickInTurn(
        posts.filter((_, index) => (scores[index] ?? 0) >= least && scores[index] !== -Infinity),
        call,
      );
    },
  });
}

const wearyOfAuthor = 0.35;
const wearyOfInterest = 0.22;

function pickInTurn(posts: readonly Post[], { person, appetite, at }: Call): { post: Post }[] {
  const waiting = posts.map((post) => ({ post, score: delight(person, post, appetite, at) }));
  const order: { post: Post }[] = [];
  const authors = new Map<Person, number>();
  const interests = new Map<number, number>();
  while (order.length < postsPerVisit && waiting.length > 0) {
    let best = 0;
    let most = -Infinity;
    for (const [index, { post, score }] of waiting.entries()) {
      let again = 0;
      for (const interest of post.interests) again = Math.max(again, interests.get(interest) ?? 0);
      const value =
        score -
        person.hidden.boredom *
          (wearyOfInterest * Math.log2(1 + again) +
            wearyOfAuthor * Math.log2(1 + (authors.get(post.author) ?? 0)));
      if (value > most) [best, most] = [index, value];
    }
    const [next] = waiting.splice(best, 1);
    if (next === undefined) break;
    authors.set(next.post.author, (authors.get(next.post.author) ?? 0) + 1);
    for (const interest of next.post.interests) interests.set(interest, (interests.get(interest) ?? 0) + 1);
    order.push({ post: next.post });
  }
  return order;
}
