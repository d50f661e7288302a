import { Type, type Static } from 'typebox';
import { InterestRef } from './interests.ts';
import { limits } from './limits.ts';
import { Picture } from './media.ts';
import {
  Fraction,
  Handle,
  Id,
  Money,
  Nullable,
  PageOf,
  PageQuery,
  Shape,
  Slug,
  Text,
  Timestamp,
} from './primitives.ts';
import { Product, ProductCard } from './products.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** The six kinds of post. */
export const PostKind = Type.Enum(['photo', 'product', 'story', 'link', 'poll', 'review']);
export type PostKind = Static<typeof PostKind>;

/** A product at a point of a photo; only products that can be bought now are given. */
export const Tag = Shape({
  id: Id,
  productId: Id,
  x: Fraction,
  y: Fraction,
  priceAtPosting: Nullable(Money),
});
export type Tag = Static<typeof Tag>;

/** A photo of a post with its tags. */
export const PostPhoto = Shape({ id: Id, ...Picture.properties, alt: Type.String(), tags: Type.Array(Tag) });
export type PostPhoto = Static<typeof PostPhoto>;

/** The page a link post points to, as it described itself. */
export const LinkPreview = Shape({
  url: Type.String(),
  title: Type.String(),
  description: Type.String(),
  site: Type.String(),
  picture: Nullable(Picture),
});

/** A choice of a poll; `votes` is `null` until the viewer has voted or the poll is closed. */
export const PollOption = Shape({
  id: Id,
  text: Type.String(),
  productId: Nullable(Id),
  picture: Nullable(Picture),
  votes: Nullable(Type.Integer()),
});

/** A poll as the viewer may see it. */
export const Poll = Shape({
  question: Type.String(),
  options: Type.Array(PollOption),
  totalVotes: Type.Integer(),
  closesAt: Nullable(Timestamp),
  isClosed: Type.Boolean(),
  votedOptionId: Nullable(Id),
});
export type Poll = Static<typeof Poll>;

/** The review a review post shares; its product is the first of the post's products. */
export const SharedReview = Shape({
  id: Id,
  productId: Id,
  stars: Type.Integer(),
  title: Type.String(),
  text: Type.String(),
  isVerifiedPurchase: Type.Boolean(),
});

/** A post with all that its card needs. */
export const Post = Shape({
  id: Id,
  kind: PostKind,
  author: Author,
  text: Type.String(),
  interests: Type.Array(InterestRef),
  media: Type.Array(PostPhoto),
  shoppableCount: Type.Integer(),
  products: Type.Array(ProductCard),
  link: Nullable(LinkPreview),
  poll: Nullable(Poll),
  review: Nullable(SharedReview),
  smileCount: Type.Integer(),
  commentCount: Type.Integer(),
  saveCount: Type.Integer(),
  topComment: Nullable(Shape({ id: Id, author: Author, text: Type.String() })),
  viewer: Shape({
    smiled: Type.Boolean(),
    saved: Type.Boolean(),
    voted: Type.Boolean(),
    own: Type.Boolean(),
    followsAuthor: Type.Boolean(),
  }),
  disclosure: Nullable(Type.String()),
  createdAt: Timestamp,
  editedAt: Nullable(Timestamp),
});
export type Post = Static<typeof Post>;

/** A page of posts. */
export const PostPage = PageOf(Post);
export type PostPage = Static<typeof PostPage>;

const NewTag = Shape({ productId: Id, x: Fraction, y: Fraction });

/** What a post is made of when it is created; each kind uses the parts it needs and refuses the rest. */
export const NewPost = Shape({
  kind: PostKind,
  text: Type.Optional(Text(limits.postTextLength, { mayBeEmpty: true })),
  interests: Type.Array(Slug, { minItems: 1, maxItems: limits.maxInterestsPerPost, uniqueItems: true }),
  media: Type.Optional(
    Type.Array(
      Shape({
        id: Id,
        alt: Type.Optional(Text(limits.altLength, { mayBeEmpty: true })),
        tags: Type.Optional(Type.Array(NewTag, { maxItems: limits.tagsPerPhoto })),
      }),
      { maxItems: limits.photosPerPost },
    ),
  ),
  productIds: Type.Optional(Type.Array(Id, { maxItems: limits.productsPerPost, uniqueItems: true })),
  url: Type.Optional(Type.String({ maxLength: 2_000 })),
  poll: Type.Optional(
    Shape({
      question: Text(limits.pollQuestionLength),
      options: Type.Array(Shape({ text: Text(limits.pollOptionLength) }), {
        minItems: limits.minPollOptions,
        maxItems: limits.maxPollOptions,
      }),
      closesAt: Type.Optional(Timestamp),
    }),
  ),
  reviewId: Type.Optional(Id),
});
export type NewPost = Static<typeof NewPost>;

const byId = Shape({ id: Id });

export const postRoutes = {
  createPost: route({
    id: 'createPost',
    method: 'POST',
    path: '/posts',
    summary: 'Publish a post',
    section: 'Posts',
    caller: 'user',
    action: 'post.create',
    creates: true,
    body: NewPost,
    status: 201,
    response: Post,
  }),
  getPost: route({
    id: 'getPost',
    method: 'GET',
    path: '/posts/:id',
    summary: 'One post',
    section: 'Posts',
    caller: 'anyone',
    params: byId,
    status: 200,
    response: Post,
  }),
  deletePost: route({
    id: 'deletePost',
    method: 'DELETE',
    path: '/posts/:id',
    summary: "Delete one's own post",
    section: 'Posts',
    caller: 'user',
    params: byId,
    status: 204,
  }),
  listPostProducts: route({
    id: 'listPostProducts',
    method: 'GET',
    path: '/posts/:id/products',
    summary: 'What the bag lists: the products of a post that can be bought now',
    section: 'Posts',
    caller: 'anyone',
    params: byId,
    status: 200,
    response: Shape({ items: Type.Array(Product) }),
  }),
  listProductPosts: route({
    id: 'listProductPosts',
    method: 'GET',
    path: '/products/:id/posts',
    summary: 'Posts that show a product, newest first',
    section: 'Products',
    caller: 'anyone',
    params: byId,
    query: Shape(PageQuery),
    status: 200,
    response: PostPage,
  }),
  listUserPosts: route({
    id: 'listUserPosts',
    method: 'GET',
    path: '/users/:handle/posts',
    summary: "A person's posts, newest first",
    section: 'People',
    caller: 'anyone',
    params: Shape({ handle: Handle }),
    query: Shape(PageQuery),
    status: 200,
    response: PostPage,
  }),
};
