import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Poll, PostPage } from './posts.ts';
import { Id, Nullable, PageOf, PageQuery, Shape, Text, Timestamp } from './primitives.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** A comment; `replies` are given with their parent, oldest first, one level deep. */
export const Reply = Shape({
  id: Id,
  author: Author,
  text: Type.String(),
  parentId: Nullable(Id),
  viewer: Shape({ own: Type.Boolean() }),
  createdAt: Timestamp,
});
export const Comment = Shape({ ...Reply.properties, replies: Type.Array(Reply) });
export type Reply = Static<typeof Reply>;
export type Comment = Static<typeof Comment>;

const SmileState = Shape({ smiled: Type.Boolean(), smileCount: Type.Integer() });
const SaveState = Shape({ saved: Type.Boolean(), saveCount: Type.Integer() });
const byId = Shape({ id: Id });

export const reactionRoutes = {
  smile: route({
    id: 'smile',
    method: 'PUT',
    path: '/posts/:id/smile',
    summary: 'Smile at a post; once per person, however often it is called',
    section: 'Reactions',
    caller: 'user',
    action: 'post.smile',
    params: byId,
    status: 200,
    response: SmileState,
  }),
  unsmile: route({
    id: 'unsmile',
    method: 'DELETE',
    path: '/posts/:id/smile',
    summary: 'Take the smile back',
    section: 'Reactions',
    caller: 'user',
    params: byId,
    status: 200,
    response: SmileState,
  }),
  save: route({
    id: 'save',
    method: 'PUT',
    path: '/posts/:id/save',
    summary: 'Save a post',
    section: 'Reactions',
    caller: 'user',
    action: 'post.save',
    params: byId,
    status: 200,
    response: SaveState,
  }),
  unsave: route({
    id: 'unsave',
    method: 'DELETE',
    path: '/posts/:id/save',
    summary: 'Take a post out of the saved ones',
    section: 'Reactions',
    caller: 'user',
    params: byId,
    status: 200,
    response: SaveState,
  }),
  listMySaves: route({
    id: 'listMySaves',
    method: 'GET',
    path: '/me/saves',
    summary: 'Posts the signed-in person saved, last saved first',
    section: 'Reactions',
    caller: 'user',
    query: Shape(PageQuery),
    status: 200,
    response: PostPage,
  }),
  vote: route({
    id: 'vote',
    method: 'PUT',
    path: '/posts/:id/vote',
    summary: 'Vote in a poll; changeable until it closes',
    section: 'Reactions',
    caller: 'user',
    action: 'poll.vote',
    params: byId,
    body: Shape({ optionId: Id }),
    status: 200,
    response: Poll,
  }),
  listComments: route({
    id: 'listComments',
    method: 'GET',
    path: '/posts/:id/comments',
    summary: 'Comments of a post, oldest first, with their replies',
    section: 'Reactions',
    caller: 'anyone',
    params: byId,
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(Comment),
  }),
  createComment: route({
    id: 'createComment',
    method: 'POST',
    path: '/posts/:id/comments',
    summary: 'Comment on a post, or reply to a comment',
    section: 'Reactions',
    caller: 'user',
    action: 'comment.create',
    creates: true,
    params: byId,
    body: Shape({ text: Text(limits.commentLength), parentId: Type.Optional(Id) }),
    status: 201,
    response: Comment,
  }),
  deleteComment: route({
    id: 'deleteComment',
    method: 'DELETE',
    path: '/posts/:id/comments/:commentId',
    summary: "Delete one's own comment",
    section: 'Reactions',
    caller: 'user',
    params: Shape({ id: Id, commentId: Id }),
    status: 204,
  }),
};
