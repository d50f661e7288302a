import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { List, ListItem } from './lists.ts';
import {
  Handle,
  Id,
  Nullable,
  PageOf,
  PageQuery,
  Shape,
  StorefrontSlug,
  Text,
  Timestamp,
} from './primitives.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** A list of a storefront with its first things. */
export const Shelf = Shape({ list: List, items: Type.Array(ListItem, { maxItems: limits.shelfItems }) });
export type Shelf = Static<typeof Shelf>;

/** A creator's page with an address of its own: public lists, in the order of its owner. */
export const Storefront = Shape({
  slug: StorefrontSlug,
  owner: Author,
  title: Type.String(),
  intro: Type.String(),
  shelves: Type.Array(Shelf, { maxItems: limits.storefrontLists }),
  viewer: Shape({ own: Type.Boolean() }),
  createdAt: Timestamp,
  /** When it, or a list on it, was changed last. */
  updatedAt: Timestamp,
});
export type Storefront = Static<typeof Storefront>;

/** One's own, with all it holds: lists that are no shelf for now, for being private or empty, too. */
export const OwnStorefront = Shape({
  ...Storefront.properties,
  listIds: Type.Array(Id, { maxItems: limits.storefrontLists }),
});
export type OwnStorefront = Static<typeof OwnStorefront>;

/** Somebody in the creator programme, as whoever runs the community sees them. */
export const Creator = Shape({
  ...Author.properties,
  invitedAt: Timestamp,
  storefront: Nullable(StorefrontSlug),
});
export type Creator = Static<typeof Creator>;

const section = 'Creators';
const byHandle = Shape({ handle: Handle });

export const storefrontRoutes = {
  getStorefront: route({
    id: 'getStorefront',
    method: 'GET',
    path: '/storefronts/:slug',
    summary: "A creator's storefront; a former name leads to it, too, and is answered with the present one",
    section,
    caller: 'anyone',
    params: Shape({ slug: StorefrontSlug }),
    status: 200,
    response: Storefront,
  }),
  getMyStorefront: route({
    id: 'getMyStorefront',
    method: 'GET',
    path: '/me/storefront',
    summary: "One's own storefront",
    section,
    caller: 'user',
    status: 200,
    response: OwnStorefront,
  }),
  putMyStorefront: route({
    id: 'putMyStorefront',
    method: 'PUT',
    path: '/me/storefront',
    summary: "Open one's storefront, or say anew what it is called and which of one's public lists it shows",
    section,
    caller: 'user',
    body: Shape({
      /** What speaks against one is said in a sentence, so more is let through here. */
      slug: Type.String({ maxLength: limits.nameLength }),
      title: Text(limits.storefrontTitleLength),
      intro: Text(limits.storefrontIntroLength, { mayBeEmpty: true }),
      /** In the order they are shown. One that was chosen before may be private by now: it waits. */
      listIds: Type.Array(Id, { maxItems: limits.storefrontLists, uniqueItems: true }),
    }),
    status: 200,
    response: OwnStorefront,
  }),
  closeMyStorefront: route({
    id: 'closeMyStorefront',
    method: 'DELETE',
    path: '/me/storefront',
    summary: "Close one's storefront; its lists stay, and its names stay one's own",
    section,
    caller: 'user',
    status: 204,
  }),
  listCreators: route({
    id: 'listCreators',
    method: 'GET',
    path: '/admin/creators',
    summary: 'Everybody in the creator programme, those invited last first',
    section,
    caller: 'operator',
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(Creator),
  }),
  inviteCreator: route({
    id: 'inviteCreator',
    method: 'PUT',
    path: '/admin/creators/:handle',
    summary: 'Take somebody into the creator programme; in it already, nothing changes',
    section,
    caller: 'operator',
    params: byHandle,
    status: 200,
    response: Creator,
  }),
  dismissCreator: route({
    id: 'dismissCreator',
    method: 'DELETE',
    path: '/admin/creators/:handle',
    summary:
      'Take somebody out of the creator programme: badge and storefront are not shown any more, lists stay',
    section,
    caller: 'operator',
    params: byHandle,
    status: 204,
  }),
};
