import type { InterestRef, Post } from '@spark/contract';

/** So many of somebody's newest posts tell what they post about. */
export const postsLookedAt = 50;

/** What somebody posts about, most often first. */
export function postedInterests(posts: readonly Pick<Post, 'interests'>[]): InterestRef[] {
  const counted = new Map<string, { interest: InterestRef; count: number }>();
  for (const interest of posts.flatMap(({ interests }) => interests)) {
    const known = counted.get(interest.slug) ?? { interest, count: 0 };
    counted.set(interest.slug, { interest, count: known.count + 1 });
  }
  return [...counted.values()]
    .toSorted((one, other) => other.count - one.count)
    .map(({ interest }) => interest);
}
