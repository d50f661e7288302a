import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Handle, Id, Nullable, PageOf, PageQuery, Shape, Timestamp, WrittenIn } from './primitives.ts';
import { ProductCard } from './products.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/**
 * In which order comments are read. `helpful`: those that helped most come first, as far as any did, then the others,
 * oldest first.
 */
export const CommentOrder = Type.Enum(['helpful', 'newest', 'oldest']);
export type CommentOrder = Static<typeof CommentOrder>;

/** A reply, or the part of a comment that both have. */
export const Reply = Shape({
  id: Id,
  /** `null` where the comment was deleted: then its words are gone, too, and only its replies are left. */
  author: Nullable(Author),
  text: Type.String(),
  /** What it is written in; `null` where nobody knows. */
  language: Nullable(WrittenIn),
  /** The comment whose conversation it belongs to; `null` for that one. */
  parentId: Nullable(Id),
  /** Whom it answers, where that is a reply of the same conversation. */
  answers: Nullable(Shape({ id: Id, handle: Handle, name: Type.String() })),
  /** Handles of those whom the text mentions. */
  mentions: Type.Array(Handle),
  /** What it shows that can be bought now. */
  products: Type.Array(ProductCard),
  /** What it shows that cannot be bought now: nothing to be offered. */
  waiting: Type.Array(ProductCard),
  smileCount: Type.Integer(),
  isDeleted: Type.Boolean(),
  /** By whoever wrote the post. */
  isByPostAuthor: Type.Boolean(),
  isByStaff: Type.Boolean(),
  /** By somebody the reader muted: to be shown folded. */
  isFolded: Type.Boolean(),
  viewer: Shape({ own: Type.Boolean(), smiled: Type.Boolean() }),
  createdAt: Timestamp,
  editedAt: Nullable(Timestamp),
});
export type Reply = Static<typeof Reply>;

/** A comment with the first replies of its conversation, oldest first, one level deep. */
export const Comment = Shape({
  ...Reply.properties,
  replyCount: Type.Integer(),
  replies: Type.Array(Reply),
  /** The way on through its replies, for `listReplies`; `null` where all are here. */
  moreReplies: Nullable(Type.String()),
});
export type Comment = Static<typeof Comment>;

/** A page of a post's comments. */
export const CommentPage = Shape({
  ...PageOf(Comment).properties,
  /** The order in force. */
  order: CommentOrder,
  /** How many comments and replies there are for the reader. */
  count: Type.Integer(),
  /** What was said last, newest first: what open pages compare with what the stream tells. */
  recent: Type.Array(Id),
  /** The page begins with the comment that was asked for, so there are others before it. */
  hasEarlier: Type.Boolean(),
});
export type CommentPage = Static<typeof CommentPage>;

/** What a comment said before a change. */
export const CommentRevision = Shape({
  text: Type.String(),
  productIds: Type.Array(Id),
  /** Since when it said so, and when that ended. */
  from: Timestamp,
  until: Timestamp,
});
export type CommentRevision = Static<typeof CommentRevision>;

/** What open pages are told of the comments of a post: how it is now, at once and after each change. */
export const CommentState = Shape({
  postId: Id,
  /** What was said last, newest first, each with the comment whose conversation it is. */
  recent: Type.Array(Shape({ id: Id, threadId: Id })),
});
export type CommentState = Static<typeof CommentState>;

const words = {
  /** Addresses of the shop's own products in it become products, as far as there is room. */
  text: Type.String({ maxLength: limits.commentLength, pattern: '\\S' }),
  productIds: Type.Optional(Type.Array(Id, { maxItems: limits.productsPerComment, uniqueItems: true })),
};
const byId = Shape({ id: Id });
const byComment = Shape({ id: Id, commentId: Id });
const SmileOfComment = Shape({ smiled: Type.Boolean(), smileCount: Type.Integer() });

export const commentRoutes = {
  listComments: route({
    id: 'listComments',
    method: 'GET',
    path: '/posts/:id/comments',
    summary: 'Comments of a post with the first of their replies',
    section: 'Comments',
    caller: 'anyone',
    params: byId,
    query: Shape({
      ...PageQuery,
      /** Where it is not said: the most helpful first where there are more than a few, else the oldest. */
      order: Type.Optional(CommentOrder),
      /** Begins with the conversation of this comment, in the order of time; with the first page where it is gone. */
      comment: Type.Optional(Id),
    }),
    status: 200,
    response: CommentPage,
  }),
  readComment: route({
    id: 'readComment',
    method: 'GET',
    path: '/posts/:id/comments/:commentId',
    summary: 'The conversation a comment or reply belongs to',
    section: 'Comments',
    caller: 'anyone',
    params: byComment,
    status: 200,
    response: Comment,
  }),
  listReplies: route({
    id: 'listReplies',
    method: 'GET',
    path: '/posts/:id/comments/:commentId/replies',
    summary: 'Replies to a comment, oldest first',
    section: 'Comments',
    caller: 'anyone',
    params: byComment,
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(Reply),
  }),
  createComment: route({
    id: 'createComment',
    method: 'POST',
    path: '/posts/:id/comments',
    summary: 'Comment on a post, or reply to a comment or to a reply',
    section: 'Comments',
    caller: 'user',
    action: 'comment.create',
    creates: true,
    params: byId,
    body: Shape({
      ...words,
      parentId: Type.Optional(Id),
      /** Where it is not said, the language is found by the words. */
      language: Type.Optional(WrittenIn),
    }),
    status: 201,
    response: Comment,
  }),
  editComment: route({
    id: 'editComment',
    method: 'PATCH',
    path: '/posts/:id/comments/:commentId',
    summary: "Change one's own comment; what it said before stays in its history",
    section: 'Comments',
    caller: 'user',
    action: 'comment.create',
    params: byComment,
    body: Shape({
      ...words,
      /** `null`: the language is found by the words again. */
      language: Type.Optional(Nullable(WrittenIn)),
    }),
    status: 200,
    response: Comment,
  }),
  listCommentRevisions: route({
    id: 'listCommentRevisions',
    method: 'GET',
    path: '/posts/:id/comments/:commentId/history',
    summary: 'What a comment said before, last change first; for its author and moderators',
    section: 'Comments',
    caller: 'user',
    params: byComment,
    status: 200,
    response: Shape({ items: Type.Array(CommentRevision) }),
  }),
  deleteComment: route({
    id: 'deleteComment',
    method: 'DELETE',
    path: '/posts/:id/comments/:commentId',
    summary: "Delete one's own comment; the replies of others stay",
    section: 'Comments',
    caller: 'user',
    params: byComment,
    status: 204,
  }),
  smileAtComment: route({
    id: 'smileAtComment',
    method: 'PUT',
    path: '/comments/:id/smile',
    summary: 'Smile at a comment; once per person, however often it is called',
    section: 'Comments',
    caller: 'user',
    action: 'comment.smile',
    params: byId,
    status: 200,
    response: SmileOfComment,
  }),
  unsmileAtComment: route({
    id: 'unsmileAtComment',
    method: 'DELETE',
    path: '/comments/:id/smile',
    summary: 'Take the smile back',
    section: 'Comments',
    caller: 'user',
    params: byId,
    status: 200,
    response: SmileOfComment,
  }),
};
