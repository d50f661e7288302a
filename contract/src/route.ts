import type { TSchema } from 'typebox';

/** What a person may be allowed to do; the operator decides per action who may (see the gate table). */
export const gateActions = [
  'post.create',
  'media.upload',
  'comment.create',
  'comment.smile',
  'post.smile',
  'post.save',
  'poll.vote',
  'user.follow',
  'review.share',
  'theme.publish',
] as const;

/** One action of the gate table. */
export type GateAction = (typeof gateActions)[number];

/** Who may call a route: anyone, a signed-in user, an operator, or the shop with its API key. */
export type Caller = 'anyone' | 'user' | 'operator' | 'shop';

/** One HTTP call: everything the server needs to register it and a client needs to make it. */
export interface Route {
  /** Operation id of the OpenAPI document. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below `/api/v1`, with `:name` parameters. */
  readonly path: string;
  readonly summary: string;
  /** Section of the human page. */
  readonly section: string;
  readonly caller: Caller;
  /** The gate action checked before the handler runs. */
  readonly action?: GateAction;
  /** With one of these values of a query parameter the gate is not asked: whoever may call at all may do that. */
  readonly openFor?: { readonly query: string; readonly values: readonly string[] };
  /** Creates something: takes an `Idempotency-Key`. */
  readonly creates?: true;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** The body is multipart with one field `file`. */
  readonly upload?: true;
  /** How often one person may call it in a minute, for calls that cost far more than others. */
  readonly perMinute?: number;
  /** Status of success. */
  readonly status: 200 | 201 | 202 | 204;
  /** Body of success; absent for 204, and for a file. */
  readonly response?: TSchema;
  /** The answer is a file of this type, sent as it is read. */
  readonly produces?: 'text/csv' | 'application/zip';
}

/** Declares a route and keeps its exact type. */
export function route<const R extends Route>(definition: R): R {
  return definition;
}
