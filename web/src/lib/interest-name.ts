import type { InterestRef } from '@spark/contract';
import { page } from '$app/state';

/**
 * What an interest is called in the language of the page. Posts and people bring the name the operator gave, the same for
 * everybody; where the page's language has another one, the layout brought it along. On the server, to be called while a
 * component is made.
 */
export function interestName({ slug, name }: InterestRef): string {
  return page.data.interestNames?.[slug] ?? name;
}

/** Something with its interests called as the page's language calls them, to be told of outside of the page. */
export function withInterestNames<Thing extends { interests: InterestRef[] }>(thing: Thing): Thing {
  const interests = thing.interests.map((interest) => ({ ...interest, name: interestName(interest) }));
  return { ...thing, interests };
}
