import { notFound, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { findUserId } from '../accounts/index.ts';
import { loadProducts, productExists } from '../catalog/index.ts';
import { createPost } from './create-post.ts';
import { deletePost } from './delete-post.ts';
import { selectPostIdsOfProduct, selectPostIdsOfUser } from './posts.queries.ts';
import { readPost, readPostPage } from './read-posts.ts';

type Calls =
  'createPost' | 'getPost' | 'deletePost' | 'listPostProducts' | 'listProductPosts' | 'listUserPosts';

/** Answers the calls about posts. */
export function postHandlers({ db, cursors }: Pick<Services, 'db' | 'cursors'>): Handlers<Calls> {
  return {
    createPost: async ({ body, viewer, now, createOnce }) =>
      createOnce(async (trx) => {
        const id = await createPost(trx, { authorId: viewer.userId, post: body, now });
        return readPost(trx, id, { viewer, now });
      }),
    getPost: async ({ params, viewer, now }) => readPost(db, params.id, { viewer, now }),
    deletePost: async ({ params, viewer, now }) => {
      await db
        .transaction()
        .execute((trx) => deletePost(trx, { postId: params.id, authorId: viewer.userId, now }));
      return undefined;
    },
    listPostProducts: async ({ params, viewer, now }) => {
      const post = await readPost(db, params.id, { viewer, now });
      const buyable = post.products.filter((product) => product.isBuyable).map((product) => product.id);
      const products = await loadProducts(db, buyable, now);
      return { items: buyable.flatMap((id) => products.get(id) ?? []) };
    },
    listProductPosts: async ({ params, query, viewer, now }) => {
      if (!(await productExists(db, params.id))) throw notFound('product');
      return readPostPage(
        { db, cursors },
        {
          scope: `product-posts:${params.id}`,
          query,
          select: (page) => selectPostIdsOfProduct(db, params.id, page),
        },
        { viewer, now },
      );
    },
    listUserPosts: async ({ params, query, viewer, now }) => {
      const userId = await findUserId(db, params.handle);
      if (userId === undefined) throw notFound('person');
      return readPostPage(
        { db, cursors },
        { scope: `user-posts:${userId}`, query, select: (page) => selectPostIdsOfUser(db, userId, page) },
        { viewer, now },
      );
    },
  };
}
