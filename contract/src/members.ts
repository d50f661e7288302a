import { Type, type Static } from 'typebox';
import { Nullable, PageOf, PageQuery, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** Where a membership comes from: whoever it comes from can end it, and no other. */
export const MembershipSource = Type.Enum(['operator', 'joined', 'shop', 'demo', 'oidc', 'stripe']);

/** Somebody as whoever runs the community sees them. */
export const Member = Shape({
  ...Author.properties,
  email: Type.String(),
  emailVerified: Type.Boolean(),
  memberships: Type.Array(
    Shape({ source: MembershipSource, active: Type.Boolean(), until: Nullable(Timestamp) }),
  ),
});
export type Member = Static<typeof Member>;

const section = 'Members';
const byHandle = Shape({ handle: Type.String({ maxLength: 60 }) });
const anAddress = Type.String({ minLength: 3, maxLength: 320 });

export const memberRoutes = {
  getMembershipOffer: route({
    id: 'getMembershipOffer',
    method: 'GET',
    path: '/membership',
    summary: 'What the membership is called, and how one gets it',
    section: 'Account',
    caller: 'anyone',
    status: 200,
    response: Shape({
      name: Type.String(),
      /** `join`: by asking for it; `buy`: by paying; `ask`: the shop gives it. */
      way: Type.Enum(['join', 'buy', 'ask']),
    }),
  }),
  listMembers: route({
    id: 'listMembers',
    method: 'GET',
    path: '/admin/members',
    summary:
      'People by handle, name or address, with their memberships; those who joined last where nothing is sought',
    section,
    caller: 'operator',
    query: Shape({ ...PageQuery, q: Type.Optional(Type.String({ maxLength: 320 })) }),
    status: 200,
    response: PageOf(Member),
  }),
  grantMember: route({
    id: 'grantMember',
    method: 'PUT',
    path: '/admin/members/:handle',
    summary: 'Make somebody a member, until a time or without end',
    section,
    caller: 'operator',
    params: byHandle,
    body: Shape({ until: Nullable(Timestamp) }),
    status: 200,
    response: Member,
  }),
  revokeMember: route({
    id: 'revokeMember',
    method: 'DELETE',
    path: '/admin/members/:handle',
    summary: 'End the memberships of somebody, wherever they come from; what was posted stays',
    section,
    caller: 'operator',
    params: byHandle,
    status: 200,
    response: Member,
  }),
  putShopMember: route({
    id: 'putShopMember',
    method: 'PUT',
    path: '/shop/members/:email',
    summary:
      'Say whether an address has the membership; it counts for whoever has confirmed it, now or later',
    section: 'Shop',
    caller: 'shop',
    params: Shape({ email: anAddress }),
    body: Shape({ active: Type.Boolean(), until: Type.Optional(Nullable(Timestamp)) }),
    status: 200,
    response: Shape({
      email: Type.String(),
      active: Type.Boolean(),
      until: Nullable(Timestamp),
      /** Whether somebody has confirmed the address already. */
      known: Type.Boolean(),
    }),
  }),
  buyMembership: route({
    id: 'buyMembership',
    method: 'POST',
    path: '/me/membership/purchase',
    summary: 'Open the page where the membership is bought',
    section: 'Account',
    caller: 'user',
    perMinute: 10,
    status: 200,
    response: Shape({ url: Type.String() }),
  }),
};
