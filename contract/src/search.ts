import { Type, type Static } from 'typebox';
import { InterestRef } from './interests.ts';
import { Nullable, PageOf, PageQuery, Shape } from './primitives.ts';
import { PostPage } from './posts.ts';
import { Product, ProductCard } from './products.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** What is looked for. */
export const SearchType = Type.Enum(['posts', 'products', 'users']);
export type SearchType = Static<typeof SearchType>;

/** The order of posts that have some words: `best` puts those with the words in their title first. */
export const PostSort = Type.Enum(['best', 'newest']);
export type PostSort = Static<typeof PostSort>;

const Words = Type.String({ maxLength: 200 });

/** `searchedFor` is what was looked for instead of words nothing has. */
const searchedFor = Nullable(Type.String());

/** A page of what was found, by its type. */
export const SearchPage = Type.Union([
  Shape({ type: Type.Literal('posts'), ...PostPage.properties, searchedFor }),
  Shape({ type: Type.Literal('products'), ...PageOf(Product).properties, searchedFor }),
  Shape({ type: Type.Literal('users'), ...PageOf(Author).properties, searchedFor }),
]);
export type SearchPage = Static<typeof SearchPage>;

/** What may be meant by what was typed so far: a few of each, best first. */
export const SearchSuggestions = Shape({
  products: Type.Array(ProductCard),
  /** Categories of the shop, with how many things (variants of a group are one) they had when these were last counted. */
  categories: Type.Array(
    Shape({ category: Type.String(), name: Type.String(), count: Type.Integer({ minimum: 0 }) }),
  ),
  interests: Type.Array(InterestRef),
  users: Type.Array(Author),
});
export type SearchSuggestions = Static<typeof SearchSuggestions>;

export const searchRoutes = {
  search: route({
    id: 'search',
    method: 'GET',
    path: '/search',
    summary: 'Posts, products or people that have some words',
    section: 'Search',
    caller: 'anyone',
    query: Shape({
      ...PageQuery,
      q: Words,
      type: Type.Optional(SearchType),
      /** For posts. */
      sort: Type.Optional(PostSort),
    }),
    status: 200,
    response: SearchPage,
  }),
  suggest: route({
    id: 'suggest',
    method: 'GET',
    path: '/search/suggestions',
    summary: 'What may be meant by the beginning of a search',
    section: 'Search',
    caller: 'anyone',
    query: Shape({ q: Words }),
    status: 200,
    response: SearchSuggestions,
  }),
};
