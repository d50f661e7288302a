import { Type, type Static } from 'typebox';
import { InterestSetting } from './feed-settings.ts';
import { Id, Nullable, Shape } from './primitives.ts';
import { route } from './route.ts';

/** One part of a post's score, with what it comes from in words. */
export const WhyTerm = Shape({
  name: Type.Enum([
    'interest',
    'walk',
    'followed',
    'author',
    'product',
    'fresh',
    'popular',
    'shoppable',
    'explore',
    'notInterested',
  ]),
  value: Type.Number(),
  text: Type.String(),
});
export type WhyTerm = Static<typeof WhyTerm>;

/** Why a post stands where it does in somebody's feed. */
export const Why = Shape({
  /** In hundredths; the values of the terms sum to it exactly. */
  score: Type.Number(),
  /** Those that are not 0, the strongest first. */
  terms: Type.Array(WhyTerm),
  /** Why it is not recommended at all, as a sentence; `null` for all others. */
  note: Nullable(Type.String()),
  /** The interests of the post, as they are set. */
  interests: Type.Array(InterestSetting),
});
export type Why = Static<typeof Why>;

export const whyRoutes = {
  explainPost: route({
    id: 'explainPost',
    method: 'GET',
    path: '/posts/:id/why',
    summary: 'The true parts of a post’s score in one’s own feed, in words and numbers',
    section: 'Feed',
    caller: 'user',
    params: Shape({ id: Id }),
    status: 200,
    response: Why,
  }),
};
