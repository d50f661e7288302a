import { sayLocale, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { searchPeople } from '../accounts/index.ts';
import { listProducts, suggestCategories, suggestProducts, type ProductRows } from '../catalog/index.ts';
import { findInterestsNamed } from '../interests/index.ts';
import { searchPosts, type PostCards } from '../posts/index.ts';
import { isPersonShownTo, isPersonVisibleTo } from '../relations/index.ts';

const usersSuggested = 3;

/** Answers the search over everything. */
export function searchHandlers(
  services: Pick<Services, 'db' | 'cursors'> & { rows: ProductRows; cards: PostCards },
): Handlers<'search' | 'suggest'> {
  const { db } = services;
  return {
    search: async ({ query, viewer, now }) => {
      const { q, limit, cursor, sort } = query;
      const page = {
        q,
        ...(limit === undefined ? {} : { limit }),
        ...(cursor === undefined ? {} : { cursor }),
      };
      switch (query.type ?? 'products') {
        case 'posts': {
          const asked = { ...page, ...(sort === undefined ? {} : { sort }) };
          const found = await searchPosts(services, asked, { viewer, now });
          return { type: 'posts' as const, ...found, searchedFor: null };
        }
        case 'users': {
          const found = await searchPeople(services, page, isPersonVisibleTo(viewer, 'users.id'));
          return { type: 'users' as const, ...found, searchedFor: null };
        }
        case 'products': {
          if (q.trim() === '')
            return { type: 'products' as const, items: [], nextCursor: null, searchedFor: null };
          const { facets: _facets, ...found } = await listProducts(services, page, now);
          return { type: 'products' as const, ...found };
        }
      }
    },
    suggest: async ({ query: { q }, viewer, now, request, setHeader }) => {
      const [products, categories, interests, users] = await Promise.all([
        suggestProducts(services, q, now),
        suggestCategories(db, q),
        findInterestsNamed(db, q, sayLocale(request, setHeader)),
        searchPeople(services, { q, limit: usersSuggested }, isPersonShownTo(viewer, 'users.id')),
      ]);
      return { products, categories, interests, users: users.items };
    },
  };
}
