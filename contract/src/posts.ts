import { Type, type Static } from 'typebox';
import { InterestRef } from './interests.ts';
import { limits } from './limits.ts';
import { Picture } from './media.ts';
import { PostPhoto } from './post-photos.ts';
import {
  Fraction,
  Handle,
  Id,
  Nullable,
  PageOf,
  PageQuery,
  Shape,
  Slug,
  Text,
  Timestamp,
  WrittenIn,
} from './primitives.ts';
import { PostProduct, Product, ProductCard, Substitution, WaitingProduct } from './products.ts';
import { ReviewPhoto } from './reviews.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** The six kinds of post. */
export const PostKind = Type.Enum(['photo', 'product', 'story', 'link', 'poll', 'review']);
export type PostKind = Static<typeof PostKind>;

/** The page a link post points to, as it described itself. */
export const LinkPreview = Shape({
  url: Type.String(),
  title: Type.String(),
  description: Type.String(),
  site: Type.String(),
  picture: Nullable(Picture),
});

/**
 * A choice of a poll, with a photo or a product of its own or neither; the product carries its price and stock of this
 * moment, sold out or not. `votes` is `null` until the viewer has voted or the poll is closed.
 */
export const PollOption = Shape({
  id: Id,
  text: Type.String(),
  productId: Nullable(Id),
  product: Nullable(ProductCard),
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
  language: Nullable(WrittenIn),
  photos: Type.Array(ReviewPhoto),
  isVerifiedPurchase: Type.Boolean(),
});

/** A post with all that its card needs. */
export const Post = Shape({
  id: Id,
  kind: PostKind,
  author: Author,
  text: Type.String(),
  /** What its words are written in; `null` where it has none, or nobody knows. */
  language: Nullable(WrittenIn),
  /** Handles of the people the text mentions. */
  mentions: Type.Array(Handle),
  interests: Type.Array(InterestRef),
  media: Type.Array(PostPhoto),
  /** Whether others see it; until its photos are ready, only the author does. */
  isLive: Type.Boolean(),
  shoppableCount: Type.Integer(),
  products: Type.Array(PostProduct),
  /** Products of it that cannot be bought now, and that nothing stands in for. */
  waiting: Type.Array(Id),
  link: Nullable(LinkPreview),
  poll: Nullable(Poll),
  review: Nullable(SharedReview),
  smileCount: Type.Integer(),
  commentCount: Type.Integer(),
  saveCount: Type.Integer(),
  /** How many times it was seen; told to its author alone. */
  viewCount: Nullable(Type.Integer()),
  topComment: Nullable(Shape({ id: Id, author: Author, text: Type.String(), language: Nullable(WrittenIn) })),
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

/** A product put on a photo. */
export const NewTag = Shape({ productId: Id, x: Fraction, y: Fraction });
export type NewTag = Static<typeof NewTag>;

const NewPhoto = Shape({
  id: Id,
  alt: Type.Optional(Text(limits.altLength, { mayBeEmpty: true })),
  tags: Type.Optional(Type.Array(NewTag, { maxItems: limits.tagsPerPhoto })),
});

export const PostText = Text(limits.postTextLength, { mayBeEmpty: true });
export const PostInterests = Type.Array(Slug, {
  minItems: 1,
  maxItems: limits.maxInterestsPerPost,
  uniqueItems: true,
});
const PostMedia = Type.Array(NewPhoto, { maxItems: limits.photosPerPost });
const PostProducts = Type.Array(Id, { maxItems: limits.productsPerPost, uniqueItems: true });

/** A choice of a new poll: words, and with them a photo or a product or neither. */
export const NewPollOption = Shape({
  text: Text(limits.pollOptionLength),
  productId: Type.Optional(Id),
  mediaId: Type.Optional(Id),
});

/** What a post is made of when it is created; each kind uses the parts it needs and refuses the rest. */
export const NewPost = Shape({
  kind: PostKind,
  text: Type.Optional(PostText),
  interests: PostInterests,
  media: Type.Optional(PostMedia),
  productIds: Type.Optional(PostProducts),
  url: Type.Optional(Type.String({ maxLength: limits.linkLength })),
  poll: Type.Optional(
    Shape({
      question: Text(limits.pollQuestionLength),
      options: Type.Array(NewPollOption, {
        minItems: limits.minPollOptions,
        maxItems: limits.maxPollOptions,
      }),
      closesAt: Type.Optional(Timestamp),
    }),
  ),
  reviewId: Type.Optional(Id),
  /** Where it is not said, the language is found by the words. */
  language: Type.Optional(WrittenIn),
  /** The draft this post was written as; it is gone once the post is there, and makes no second one. */
  draftId: Type.Optional(Id),
});
export type NewPost = Static<typeof NewPost>;

/** A change of a post: the parts given replace those it has. Photos can be put in another order or left out, not added. */
export const PostChange = Type.Object(
  {
    text: Type.Optional(PostText),
    interests: Type.Optional(PostInterests),
    media: Type.Optional(PostMedia),
    productIds: Type.Optional(PostProducts),
    /** `null`: the language is found by the words again. */
    language: Type.Optional(Nullable(WrittenIn)),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type PostChange = Static<typeof PostChange>;

/** What a post said before a change. */
export const PostRevision = Shape({
  text: Type.String(),
  interests: Type.Array(Slug),
  media: Type.Array(Shape({ id: Id, alt: Type.String(), tags: Type.Array(NewTag) })),
  productIds: Type.Array(Id),
  /** Since when it said so, and when that ended. */
  from: Timestamp,
  until: Timestamp,
});
export type PostRevision = Static<typeof PostRevision>;

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
    query: Shape({
      /** Shows it as somebody without an account sees it. */
      as: Type.Optional(Type.Enum(['visitor'])),
    }),
    status: 200,
    response: Post,
  }),
  editPost: route({
    id: 'editPost',
    method: 'PATCH',
    path: '/posts/:id',
    summary: "Change one's own post; what it said before stays in its history",
    section: 'Posts',
    caller: 'user',
    action: 'post.create',
    params: byId,
    body: PostChange,
    status: 200,
    response: Post,
  }),
  listPostRevisions: route({
    id: 'listPostRevisions',
    method: 'GET',
    path: '/posts/:id/history',
    summary: 'What a post said before, last change first; for its author and moderators',
    section: 'Posts',
    caller: 'user',
    params: byId,
    status: 200,
    response: Shape({ items: Type.Array(PostRevision) }),
  }),
  deletePost: route({
    id: 'deletePost',
    method: 'DELETE',
    path: '/posts/:id',
    summary: "Delete one's own post; for ten seconds it can be restored",
    section: 'Posts',
    caller: 'user',
    params: byId,
    status: 204,
  }),
  restorePost: route({
    id: 'restorePost',
    method: 'POST',
    path: '/posts/:id/restore',
    summary: 'Take the deletion of a post back',
    section: 'Posts',
    caller: 'user',
    params: byId,
    status: 200,
    response: Post,
  }),
  suggestInterests: route({
    id: 'suggestInterests',
    method: 'POST',
    path: '/interests/suggestions',
    summary: 'Up to three interests a post with these words and products belongs to, best first',
    section: 'Posts',
    caller: 'user',
    body: Shape({
      text: PostText,
      productIds: Type.Array(Id, { maxItems: limits.tagsPerPost, uniqueItems: true }),
    }),
    status: 200,
    response: Shape({ items: Type.Array(InterestRef) }),
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
    response: Shape({
      items: Type.Array(Shape({ ...Product.properties, substituteFor: Nullable(Substitution) })),
      /** What is sold out for now; one can ask to be told when it is back. */
      waiting: Type.Array(WaitingProduct),
    }),
  }),
  setHealing: route({
    id: 'setHealing',
    method: 'PUT',
    path: '/posts/:id/products/:productId',
    summary: "Say whether another product may stand in for one of one's own post while it cannot be bought",
    section: 'Posts',
    caller: 'user',
    params: Shape({ id: Id, productId: Id }),
    body: Shape({ heals: Type.Boolean() }),
    status: 200,
    response: Post,
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
