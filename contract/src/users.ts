import { Type, type Static } from 'typebox';
import { InterestRef } from './interests.ts';
import { limits } from './limits.ts';
import { locales } from './locales.ts';
import { Picture } from './media.ts';
import { Handle, Id, Nullable, Shape, Slug, StorefrontSlug, Text, Timestamp } from './primitives.ts';
import { route } from './route.ts';

/** A mark a person earned, shown beside the name. */
export const Badge = Type.Enum(['enthusiast', 'creator', 'staff']);
export type Badge = Static<typeof Badge>;

/** A person as named on a card. */
export const Author = Shape({
  id: Id,
  handle: Handle,
  name: Type.String(),
  avatar: Nullable(Picture),
  enthusiast: Type.Boolean(),
  badges: Type.Array(Badge),
  /** The interests this person is an enthusiast in. */
  enthusiastIn: Type.Array(InterestRef),
});
export type Author = Static<typeof Author>;

/** A person's public page. */
export const Profile = Shape({
  ...Author.properties,
  bio: Type.String(),
  interests: Type.Array(InterestRef),
  postCount: Type.Integer(),
  reviewCount: Type.Integer(),
  /** Public lists; on one's own page all. */
  listCount: Type.Integer(),
  /** Where this person's storefront is; `null` where there is none. */
  storefront: Nullable(StorefrontSlug),
  followerCount: Type.Integer(),
  followingCount: Type.Integer(),
  viewer: Shape({
    follows: Type.Boolean(),
    /** The interests that is confined to, by slug; none stands for everything they post. */
    followsInterests: Type.Array(Slug),
    /** Whether the viewer is told when they post. */
    told: Type.Boolean(),
    mutes: Type.Boolean(),
    own: Type.Boolean(),
  }),
  joinedAt: Timestamp,
});
export type Profile = Static<typeof Profile>;

/** What a person is told about; everything is off until switched on. */
export const NotificationChoices = Shape({
  postActivity: Type.Boolean(),
  commentReplies: Type.Boolean(),
});

/** The signed-in person. */
export const Me = Shape({
  ...Author.properties,
  email: Type.String(),
  /** Whether the address was confirmed; some things are for confirmed addresses only. */
  emailVerified: Type.Boolean(),
  bio: Type.String(),
  locale: Nullable(Type.String()),
  roles: Type.Array(Type.Enum(['moderator', 'operator'])),
  membership: Shape({ active: Type.Boolean(), name: Type.String(), until: Nullable(Timestamp) }),
  interests: Type.Array(InterestRef),
  notifications: NotificationChoices,
  unreadNotifications: Type.Integer(),
  /** What is in the bag, last added first; how it stands now is told by `GET /bag`. */
  bag: Type.Array(Shape({ productId: Id, quantity: Type.Integer() })),
  /** Which gate actions this person may do now. */
  may: Type.Record(Type.String(), Type.Boolean()),
});
export type Me = Static<typeof Me>;

const byHandle = Shape({ handle: Handle });

export const userRoutes = {
  getMe: route({
    id: 'getMe',
    method: 'GET',
    path: '/me',
    summary: 'The signed-in person',
    section: 'People',
    caller: 'user',
    status: 200,
    response: Me,
  }),
  updateMe: route({
    id: 'updateMe',
    method: 'PATCH',
    path: '/me',
    summary: 'Change name, handle, bio, language or what one is told about',
    section: 'People',
    caller: 'user',
    body: Shape({
      name: Type.Optional(Text(limits.nameLength)),
      /** Written as `Handle` is; what speaks against one is said in a sentence, so more is let through here. */
      handle: Type.Optional(Type.String({ maxLength: limits.nameLength })),
      bio: Type.Optional(Text(limits.bioLength, { mayBeEmpty: true })),
      locale: Type.Optional(Type.Enum([...locales])),
      /** One of one's own uploads, or `null` for none. */
      avatarMediaId: Type.Optional(Nullable(Id)),
      notifications: Type.Optional(
        Shape({ postActivity: Type.Optional(Type.Boolean()), commentReplies: Type.Optional(Type.Boolean()) }),
      ),
    }),
    status: 200,
    response: Me,
  }),
  joinMembership: route({
    id: 'joinMembership',
    method: 'POST',
    path: '/me/membership',
    summary: 'Join; open where the operator lets people join by themselves, as in the demo',
    section: 'People',
    caller: 'user',
    creates: true,
    status: 201,
    response: Me,
  }),
  completeHandles: route({
    id: 'completeHandles',
    method: 'GET',
    path: '/users',
    summary: 'People whose handle or name begins with some letters, as a mention is typed',
    section: 'People',
    caller: 'user',
    query: Shape({ q: Type.String({ minLength: 1, maxLength: limits.nameLength }) }),
    status: 200,
    response: Shape({ items: Type.Array(Author) }),
  }),
  getUser: route({
    id: 'getUser',
    method: 'GET',
    path: '/users/:handle',
    summary: "A person's public page; a former handle leads to it, too, and is answered with the present one",
    section: 'People',
    caller: 'anyone',
    params: byHandle,
    status: 200,
    response: Profile,
  }),
};
