import { Type, type Static } from 'typebox';
import { Handle, Nullable, PageOf, PageQuery, Shape, Slug, Timestamp } from './primitives.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

const byHandle = Shape({ handle: Handle });

/** How the signed-in person follows somebody. */
export const FollowState = Shape({
  follows: Type.Boolean(),
  /** The interests it is confined to, by slug; none stands for everything they post. */
  followsInterests: Type.Array(Slug),
  followerCount: Type.Integer(),
});
export type FollowState = Static<typeof FollowState>;

/** Somebody the signed-in person blocked or muted. */
export const SilencedPerson = Shape({ person: Author, since: Timestamp });
export type SilencedPerson = Static<typeof SilencedPerson>;

const BlockState = Shape({ blocks: Type.Boolean() });
const MuteState = Shape({ mutes: Type.Boolean() });

export const relationRoutes = {
  followUser: route({
    id: 'followUser',
    method: 'PUT',
    path: '/users/:handle/follow',
    summary: 'Follow a person: everything they post, or one interest of it, beside those followed already',
    section: 'People',
    caller: 'user',
    action: 'user.follow',
    params: byHandle,
    body: Nullable(Shape({ interest: Type.Optional(Nullable(Slug)) })),
    status: 200,
    response: FollowState,
  }),
  unfollowUser: route({
    id: 'unfollowUser',
    method: 'DELETE',
    path: '/users/:handle/follow',
    summary: 'Stop following a person, or one interest of what they post',
    section: 'People',
    caller: 'user',
    params: byHandle,
    query: Shape({ interest: Type.Optional(Slug) }),
    status: 200,
    response: FollowState,
  }),
  blockUser: route({
    id: 'blockUser',
    method: 'PUT',
    path: '/users/:handle/block',
    summary: 'Block a person: from now on neither meets the other anywhere, and neither follows the other',
    section: 'People',
    caller: 'user',
    params: byHandle,
    status: 200,
    response: BlockState,
  }),
  unblockUser: route({
    id: 'unblockUser',
    method: 'DELETE',
    path: '/users/:handle/block',
    summary: 'Take a block back',
    section: 'People',
    caller: 'user',
    params: byHandle,
    status: 200,
    response: BlockState,
  }),
  muteUser: route({
    id: 'muteUser',
    method: 'PUT',
    path: '/users/:handle/mute',
    summary: 'Mute a person: nothing of theirs is brought to one any more, and they are not told',
    section: 'People',
    caller: 'user',
    params: byHandle,
    status: 200,
    response: MuteState,
  }),
  unmuteUser: route({
    id: 'unmuteUser',
    method: 'DELETE',
    path: '/users/:handle/mute',
    summary: 'Take a mute back',
    section: 'People',
    caller: 'user',
    params: byHandle,
    status: 200,
    response: MuteState,
  }),
  listMyBlocks: route({
    id: 'listMyBlocks',
    method: 'GET',
    path: '/me/blocks',
    summary: 'People the signed-in person blocked, last blocked first',
    section: 'People',
    caller: 'user',
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(SilencedPerson),
  }),
  listMyMutes: route({
    id: 'listMyMutes',
    method: 'GET',
    path: '/me/mutes',
    summary: 'People the signed-in person muted, last muted first',
    section: 'People',
    caller: 'user',
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(SilencedPerson),
  }),
};
