import { Type, type Static } from 'typebox';
import { Id, Nullable, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';

/** A file with everything of a person. */
export const DataExport = Shape({
  id: Id,
  state: Type.Enum(['waiting', 'ready', 'failed']),
  bytes: Nullable(Type.Integer()),
  askedAt: Timestamp,
  /** Until when it can be fetched, once it is ready. */
  expiresAt: Nullable(Timestamp),
});
export type DataExport = Static<typeof DataExport>;

const section = 'Account';

export const accountRoutes = {
  getSignInWays: route({
    id: 'getSignInWays',
    method: 'GET',
    path: '/sign-in-ways',
    summary: 'Which ways to sign in there are beside password, passkey and a link by mail',
    section,
    caller: 'anyone',
    status: 200,
    response: Shape({
      /** The shop's own sign-in, as its button names it. */
      shop: Nullable(Shape({ name: Type.String() })),
    }),
  }),
  changeAddress: route({
    id: 'changeAddress',
    method: 'PUT',
    path: '/me/email',
    summary:
      'Ask for another address; it changes once the old one, if it was confirmed, and the new one said yes',
    section,
    caller: 'user',
    perMinute: 10,
    body: Shape({ email: Type.String({ maxLength: 320 }) }),
    status: 204,
  }),
  confirmAddress: route({
    id: 'confirmAddress',
    method: 'POST',
    path: '/me/email/confirmation',
    summary: "Have the letter sent again that asks whether the address is one's own",
    section,
    caller: 'user',
    perMinute: 10,
    status: 204,
  }),
  deleteMe: route({
    id: 'deleteMe',
    method: 'DELETE',
    path: '/me',
    summary: 'Leave: invisible at once, deleted for good after the grace, back by signing in before',
    section,
    caller: 'user',
    /** The handle, so that nobody leaves by accident. */
    body: Shape({ handle: Type.String({ maxLength: 60 }) }),
    status: 200,
    response: Shape({ deletedAt: Timestamp }),
  }),
  askForExport: route({
    id: 'askForExport',
    method: 'POST',
    path: '/me/export',
    summary: 'Have everything of one put into a file; a letter says when it is ready',
    section,
    caller: 'user',
    status: 202,
    response: DataExport,
  }),
  listExports: route({
    id: 'listExports',
    method: 'GET',
    path: '/me/exports',
    summary: 'The files with everything of one that were asked for, newest first',
    section,
    caller: 'user',
    status: 200,
    response: Shape({ items: Type.Array(DataExport) }),
  }),
  getExport: route({
    id: 'getExport',
    method: 'GET',
    path: '/me/exports/:id',
    summary: 'Fetch such a file',
    section,
    caller: 'user',
    params: Shape({ id: Id }),
    status: 200,
    produces: 'application/zip',
  }),
};
