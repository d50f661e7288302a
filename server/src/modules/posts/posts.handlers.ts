import { languageOfLocale } from '@spark/contract';
import { localeOf, notFound, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { productExists } from '../catalog/index.ts';
import { readLink, type LinkServices } from '../links/index.ts';
import { findPerson } from '../relations/index.ts';
import { createPost } from './create-post.ts';
import { deletePost, restorePost } from './delete-post.ts';
import { editPost } from './edit-post.ts';
import { selectPostIdsOfProduct, selectPostIdsOfUser } from './posts.queries.ts';
import type { PostCards } from './post-cards.ts';
import { readPost, readPostPage } from './read-posts.ts';
import { readRevisions } from './revisions.ts';
import { readBag } from './read-bag.ts';
import { checkPostVisible } from './visible-posts.ts';
import { setHealing } from './set-healing.ts';
import { createSuggestions } from './suggest-interests/suggest-interests.ts';

type Calls =
  | 'createPost'
  | 'getPost'
  | 'editPost'
  | 'listPostRevisions'
  | 'deletePost'
  | 'restorePost'
  | 'setHealing'
  | 'suggestInterests'
  | 'listPostProducts'
  | 'listProductPosts'
  | 'listUserPosts';

/** Answers the calls about posts. */
export function postHandlers(
  services: LinkServices & Pick<Services, 'cursors'> & { cards: PostCards },
): Handlers<Calls> {
  const { db, cards, cursors } = services;
  const suggestions = createSuggestions(db);
  return {
    createPost: async ({ body, viewer, request, now, createOnce }) => {
      // Up to ten seconds, so before the transaction.
      const link = body.kind === 'link' && body.url ? await readLink(services, body.url, now) : null;
      return createOnce(async (trx) => {
        const id = await createPost(trx, {
          authorId: viewer.userId,
          post: body,
          link,
          writer: languageOfLocale(localeOf(request)),
          now,
        });
        return readPost(trx, id, { viewer, now });
      });
    },
    getPost: async ({ params, query, viewer, now }) => {
      if (query.as !== 'visitor') return readPost(db, params.id, { viewer, now });
      await checkPostVisible(db, params.id, viewer);
      return readPost(db, params.id, { viewer: null, now });
    },
    editPost: async ({ params, body, viewer, request, now }) =>
      db.transaction().execute(async (trx) => {
        await editPost(trx, {
          postId: params.id,
          authorId: viewer.userId,
          change: body,
          writer: languageOfLocale(localeOf(request)),
          now,
        });
        return readPost(trx, params.id, { viewer, now });
      }),
    listPostRevisions: async ({ params, viewer }) => ({
      items: await readRevisions(db, params.id, viewer),
    }),
    deletePost: async ({ params, viewer, now }) => {
      await db
        .transaction()
        .execute((trx) => deletePost(trx, { postId: params.id, authorId: viewer.userId, now }));
      return undefined;
    },
    restorePost: async ({ params, viewer, now }) =>
      db.transaction().execute(async (trx) => {
        await restorePost(trx, { postId: params.id, authorId: viewer.userId, now });
        return readPost(trx, params.id, { viewer, now });
      }),
    suggestInterests: async ({ body, now }) => ({ items: await suggestions.suggest(body, now) }),
    listPostProducts: ({ params, viewer, now }) => readBag(db, params.id, { viewer, now }),
    setHealing: async ({ params, body, viewer, now }) =>
      db.transaction().execute(async (trx) => {
        await setHealing(trx, {
          postId: params.id,
          productId: params.productId,
          authorId: viewer.userId,
          heals: body.heals,
        });
        return readPost(trx, params.id, { viewer, now });
      }),
    listProductPosts: async ({ params, query, viewer, now }) => {
      if (!(await productExists(db, params.id))) throw notFound('product');
      return readPostPage(
        { cards, cursors },
        {
          scope: `product-posts:${params.id}`,
          query,
          select: (page) => selectPostIdsOfProduct(db, params.id, { page, reader: viewer }),
        },
        { viewer, now },
      );
    },
    listUserPosts: async ({ params, query, viewer, now }) => {
      const userId = await findPerson(db, params.handle, viewer);
      return readPostPage(
        { cards, cursors },
        {
          scope: `user-posts:${userId}`,
          query,
          select: (page) => selectPostIdsOfUser(db, userId, { page, reader: viewer }),
        },
        { viewer, now },
      );
    },
  };
}
