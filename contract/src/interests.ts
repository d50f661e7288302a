import { Type, type Static } from 'typebox';
import { Picture } from './media.ts';
import { Id, Nullable, Shape, Slug } from './primitives.ts';
import { route } from './route.ts';

/** An interest as it is named beside a post or in a person's list. */
export const InterestRef = Shape({ slug: Slug, name: Type.String() });
export type InterestRef = Static<typeof InterestRef>;

/** An interest as it is offered: with a picture and how much there is to see. */
export const Interest = Shape({
  id: Id,
  slug: Slug,
  name: Type.String(),
  kind: Type.Enum(['broad', 'niche']),
  postCount: Type.Integer(),
  picture: Nullable(Picture),
});
export type Interest = Static<typeof Interest>;

export const interestRoutes = {
  listInterests: route({
    id: 'listInterests',
    method: 'GET',
    path: '/interests',
    summary: 'All interests one can follow',
    section: 'Interests',
    caller: 'anyone',
    status: 200,
    response: Shape({ items: Type.Array(Interest) }),
  }),
  listInterestNames: route({
    id: 'listInterestNames',
    method: 'GET',
    path: '/interest-names',
    summary:
      'What interests are called in the language that is asked for, where that is another name than posts and people bring',
    section: 'Interests',
    caller: 'anyone',
    status: 200,
    response: Shape({ items: Type.Array(InterestRef) }),
  }),
  getInterest: route({
    id: 'getInterest',
    method: 'GET',
    path: '/interests/:slug',
    summary: 'One interest',
    section: 'Interests',
    caller: 'anyone',
    params: Shape({ slug: Slug }),
    status: 200,
    response: Interest,
  }),
  setMyInterests: route({
    id: 'setMyInterests',
    method: 'PUT',
    path: '/me/interests',
    summary: 'Choose at least five interests; replaces the earlier choice',
    section: 'Interests',
    caller: 'user',
    body: Shape({ slugs: Type.Array(Slug, { maxItems: 200 }) }),
    status: 200,
    response: Shape({ items: Type.Array(InterestRef) }),
  }),
};
