import { Type } from 'typebox';
import { Poll, PostPage } from './posts.ts';
import { Id, PageQuery, Shape } from './primitives.ts';
import { route } from './route.ts';

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
};
