import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Picture } from './media.ts';
import { Post } from './posts.ts';
import { Handle, Id, Nullable, PageOf, PageQuery, Shape, Slug, Text, Timestamp } from './primitives.ts';
import { ProductCard } from './products.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** Posts and products somebody put together, in the order of their hand. */
export const List = Shape({
  id: Id,
  owner: Author,
  title: Type.String(),
  description: Type.String(),
  /** Others may read it; a list that is not public is not there for them. */
  isPublic: Type.Boolean(),
  /** What of it the one who asks may see. */
  itemCount: Type.Integer(),
  /** Its first pictures. */
  cover: Type.Array(Picture, { maxItems: limits.listCoverPictures }),
  /** Where it stands in Finds; `null` for a list that does not. */
  theme: Nullable(Slug),
  /** Staff took it out of Finds, where it comes back once they allow it again; told to its owner and to them. */
  isTakenOut: Type.Boolean(),
  viewer: Shape({ own: Type.Boolean() }),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type List = Static<typeof List>;

/** One of one's own lists, and whether it holds the thing that was asked about. */
export const OwnList = Shape({ ...List.properties, holds: Type.Boolean() });
export type OwnList = Static<typeof OwnList>;

/** A thing in a list: a post or a product, as they are now. */
export const ListItem = Shape({
  id: Id,
  post: Nullable(Post),
  product: Nullable(ProductCard),
  addedAt: Timestamp,
});
export type ListItem = Static<typeof ListItem>;

/** A list a thing was put into, and the item the thing is in it. */
export const FilledList = Shape({ ...List.properties, itemId: Id });
export type FilledList = Static<typeof FilledList>;

const byId = Shape({ id: Id });
const ofPost = Shape({ id: Id, postId: Id });
const ofProduct = Shape({ id: Id, productId: Id });
const title = Text(limits.listTitleLength);
const description = Text(limits.listDescriptionLength, { mayBeEmpty: true });

export const listRoutes = {
  listMyLists: route({
    id: 'listMyLists',
    method: 'GET',
    path: '/me/lists',
    summary: "One's own lists, newest first, and which of them hold a post or a product",
    section: 'Lists',
    caller: 'user',
    query: Shape({ ...PageQuery, postId: Type.Optional(Id), productId: Type.Optional(Id) }),
    status: 200,
    response: PageOf(OwnList),
  }),
  createList: route({
    id: 'createList',
    method: 'POST',
    path: '/me/lists',
    summary: 'Make a list, of nothing yet or of one post or product; it is private unless said otherwise',
    section: 'Lists',
    caller: 'user',
    creates: true,
    body: Shape({
      title,
      description: Type.Optional(description),
      isPublic: Type.Optional(Type.Boolean()),
      postId: Type.Optional(Id),
      productId: Type.Optional(Id),
    }),
    status: 201,
    response: List,
  }),
  listUserLists: route({
    id: 'listUserLists',
    method: 'GET',
    path: '/users/:handle/lists',
    summary: "A person's public lists, newest first; one's own all",
    section: 'Lists',
    caller: 'anyone',
    params: Shape({ handle: Handle }),
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(List),
  }),
  getList: route({
    id: 'getList',
    method: 'GET',
    path: '/lists/:id',
    summary: 'A list',
    section: 'Lists',
    caller: 'anyone',
    params: byId,
    status: 200,
    response: List,
  }),
  updateList: route({
    id: 'updateList',
    method: 'PATCH',
    path: '/lists/:id',
    summary: 'Change title or description of a list, or who may read it',
    section: 'Lists',
    caller: 'user',
    params: byId,
    body: Shape({
      title: Type.Optional(title),
      description: Type.Optional(description),
      isPublic: Type.Optional(Type.Boolean()),
    }),
    status: 200,
    response: List,
  }),
  deleteList: route({
    id: 'deleteList',
    method: 'DELETE',
    path: '/lists/:id',
    summary: 'Delete a list; what is in it stays',
    section: 'Lists',
    caller: 'user',
    params: byId,
    status: 204,
  }),
  listListItems: route({
    id: 'listListItems',
    method: 'GET',
    path: '/lists/:id/items',
    summary: 'What is in a list, in the order of its owner',
    section: 'Lists',
    caller: 'anyone',
    params: byId,
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(ListItem),
  }),
  addPostToList: route({
    id: 'addPostToList',
    method: 'PUT',
    path: '/lists/:id/posts/:postId',
    summary: 'Put a post at the end of a list; in it already, it stays where it is',
    section: 'Lists',
    caller: 'user',
    action: 'post.save',
    params: ofPost,
    status: 200,
    response: FilledList,
  }),
  removePostFromList: route({
    id: 'removePostFromList',
    method: 'DELETE',
    path: '/lists/:id/posts/:postId',
    summary: 'Take a post out of a list',
    section: 'Lists',
    caller: 'user',
    params: ofPost,
    status: 200,
    response: List,
  }),
  addProductToList: route({
    id: 'addProductToList',
    method: 'PUT',
    path: '/lists/:id/products/:productId',
    summary: 'Put a product at the end of a list; in it already, it stays where it is',
    section: 'Lists',
    caller: 'user',
    params: ofProduct,
    status: 200,
    response: FilledList,
  }),
  removeProductFromList: route({
    id: 'removeProductFromList',
    method: 'DELETE',
    path: '/lists/:id/products/:productId',
    summary: 'Take a product out of a list',
    section: 'Lists',
    caller: 'user',
    params: ofProduct,
    status: 200,
    response: List,
  }),
  moveListItem: route({
    id: 'moveListItem',
    method: 'PUT',
    path: '/lists/:id/items/:itemId/place',
    summary: 'Put a thing of a list behind another, or first',
    section: 'Lists',
    caller: 'user',
    params: Shape({ id: Id, itemId: Id }),
    /** Behind which item; `null` for the first place. */
    body: Shape({ after: Nullable(Id) }),
    status: 204,
  }),
};
