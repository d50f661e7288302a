import { Problem, routes, type GateAction, type Route } from '@spark/contract';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Readable } from 'node:stream';
import type { Static, TSchema } from 'typebox';
import type { Db, Trx } from '../db/index.ts';
import { say } from '../sentences/index.ts';
import { createOnce } from './idempotency.ts';
import { ProblemError } from './problem-error.ts';
import { admitShop, checkSignature, takeSignature, type ShopGate } from './shop-caller.ts';
import type { SignedInViewer, Viewer } from './viewer.ts';

type Routes = typeof routes;

/** Operation id of a call in the contract. */
export type RouteName = keyof Routes;

type Input<S> = S extends TSchema ? Static<S> : undefined;
type Field<R, K extends string> = R extends Record<K, infer S> ? Input<S> : undefined;
type ViewerOf<R> = R extends { caller: 'user' | 'operator' }
  ? SignedInViewer
  : R extends { caller: 'shop' }
    ? null
    : Viewer;

/** What a handler is given: validated input, who is asking, and the time. */
export interface Call<R extends Route> {
  params: Field<R, 'params'>;
  query: Field<R, 'query'>;
  body: Field<R, 'body'>;
  viewer: ViewerOf<R>;
  now: Date;
  request: FastifyRequest;
  /** Sets a header of the answer. */
  setHeader(name: string, value: string): void;
  /**
   * For calls that create: one transaction, remembered under the `Idempotency-Key`. `sent` stands for the body where
   * that is not JSON.
   */
  createOnce: R extends { creates: true }
    ? <T>(create: (trx: Trx) => Promise<T>, sent?: unknown) => Promise<T>
    : undefined;
  /** For calls of the shop: one transaction, in which a signed message is taken once. */
  takeOnce: R extends { caller: 'shop' } ? <T>(work: (trx: Trx) => Promise<T>) => Promise<T> : undefined;
}

/** Answers one call of the contract. */
export type Handler<R extends Route> = (call: Call<R>) => Promise<AnswerOf<R>>;

/** What a call of the contract is answered with. */
export type Answer<Name extends RouteName> = AnswerOf<Routes[Name]>;

type AnswerOf<R extends Route> = R extends { produces: string } ? Readable : Field<R, 'response'>;

/** The handlers a module gives. */
export type Handlers<Names extends RouteName> = { [Name in Names]: Handler<Routes[Name]> };

/** What the HTTP layer must be told about people; given by the modules that know them. */
export interface Gatekeeping extends ShopGate {
  /** Finds the person behind a request. Once it has, what is kept in memory is as new as whatever was acknowledged before. */
  identify(request: FastifyRequest): Promise<Viewer>;
  /** Throws when the viewer may not do this now. */
  authorize(viewer: SignedInViewer, action: GateAction, now: Date): Promise<void>;
}

export const apiPrefix = '/api/v1';

// A thousand products with long descriptions, from somebody who has the key.
const shopBodyLimitBytes = 16 * 1024 * 1024;

/**
 * Registers every call of the contract with the handler its module gives. The start fails when a call has no handler,
 * so the published interface is always whole.
 */
export function serveRoutes(
  app: FastifyInstance,
  db: Db,
  gatekeeping: Gatekeeping,
  handlers: Handlers<RouteName>,
): void {
  for (const name of Object.keys(routes) as RouteName[]) {
    // Each handler matches its route by the type of Handlers; the loop only loses that pairing.
    const handler = handlers[name] as unknown as Handler<Route> | undefined;
    if (handler === undefined) throw new Error(`The call ${name} has no handler.`);
    const limit = limitCalls(app, routes[name]);
    app.route(toFastifyRoute(routes[name], { db, gatekeeping, handler, limit }));
  }
}

interface Serving {
  db: Db;
  gatekeeping: Gatekeeping;
  handler: Handler<Route>;
  /** Throws when somebody calls too often. */
  limit(request: FastifyRequest): Promise<void>;
}

function toFastifyRoute(route: Route, { db, gatekeeping, handler, limit }: Serving): RouteOptions {
  return {
    method: route.method,
    url: apiPrefix + route.path,
    schema: schemaOf(route),
    ...(route.caller === 'shop' ? shopOptions(gatekeeping) : {}),
    // Refusals for who is asking come before the body is even read.
    onRequest: async (request) => {
      request.viewer = route.caller === 'shop' ? null : await gatekeeping.identify(request);
      if (route.caller === 'shop') admitShop(request, gatekeeping, new Date());
      if (route.caller === 'user') await admit(request, actionOf(route, request), gatekeeping);
      if (route.caller === 'operator') admitOperator(request.viewer);
      await limit(request);
    },
    handler: async (request, reply) => {
      const viewer = request.viewer;
      // The schemas of the route were checked by Fastify; onRequest proved the viewer the route asks for.
      const call = {
        params: request.params,
        query: request.query,
        body: request.body,
        viewer,
        now: new Date(),
        request,
        setHeader: (name: string, value: string) => void reply.header(name, value),
        createOnce: (create: (trx: Trx) => Promise<unknown>, sent: unknown = request.body) =>
          createOnce(
            db,
            { ...creatingCall(request, route), userId: viewer?.userId ?? '', body: sent },
            create,
          ),
        takeOnce: (work: (trx: Trx) => Promise<unknown>) =>
          db.transaction().execute(async (trx) => {
            await takeSignature(trx, request, new Date());
            return work(trx);
          }),
      } as unknown as Call<Route>;
      const answer = await handler(call);
      if (route.produces !== undefined) reply.type(typeOf(route.produces));
      return reply.status(route.status).send(answer);
    },
  };
}

function shopOptions(gatekeeping: Gatekeeping): Partial<RouteOptions> {
  return {
    bodyLimit: shopBodyLimitBytes,
    preParsing: (request, _reply, payload) =>
      checkSignature(request, payload, { gatekeeping, maxBytes: shopBodyLimitBytes }),
  };
}

function limitCalls(app: FastifyInstance, { perMinute }: Route): Serving['limit'] {
  if (perMinute === undefined) return () => Promise.resolve();
  const count = app.createRateLimit({
    max: perMinute,
    timeWindow: 60_000,
    keyGenerator: ({ viewer, ip }) => viewer?.userId ?? ip,
  });
  return async (request) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    throw new ProblemError(
      'rate_limited',
      say`This is more than Spark can do for you at once. Wait a minute.`,
      {
        headers: { 'retry-after': String(counted.ttlInSeconds) },
      },
    );
  };
}

/** The gate action a call asks for. The query is not checked yet: what is not exactly a value that is open stays gated. */
function actionOf({ action, openFor }: Route, request: FastifyRequest): GateAction | undefined {
  if (openFor === undefined) return action;
  // The parser of queries gives an object of strings and lists of them.
  const value = (request.query as Record<string, unknown>)[openFor.query];
  return openFor.values.some((open) => open === value) ? undefined : action;
}

/** Lets a signed-in person through to whom the action is open. Throws `unauthenticated`, or what `authorize` throws. */
export async function admit(
  { viewer }: FastifyRequest,
  action: GateAction | undefined,
  gatekeeping: Gatekeeping,
): Promise<void> {
  if (viewer === null) throw new ProblemError('unauthenticated', say`Please sign in first.`);
  if (action !== undefined) await gatekeeping.authorize(viewer, action, new Date());
}

function admitOperator(viewer: Viewer): void {
  if (viewer === null) throw new ProblemError('unauthenticated', say`Please sign in first.`);
  if (!viewer.roles.includes('operator')) throw new ProblemError('forbidden', say`This is for operators.`);
}

function creatingCall(request: FastifyRequest, route: Route) {
  const header = request.headers['idempotency-key'];
  return {
    key: Array.isArray(header) ? header[0] : header,
    operation: route.id,
    params: request.params,
  };
}

/** How any call may refuse. */
export const refusalSchema = {
  description: 'A refusal, as problem details',
  content: { 'application/problem+json': { schema: Problem } },
};

function schemaOf(route: Route): Record<string, unknown> {
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.section],
    security: route.caller === 'anyone' ? [] : [{ [route.caller === 'shop' ? 'shopKey' : 'session']: [] }],
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    ...(route.upload ? { consumes: ['multipart/form-data'] } : {}),
    response: { [route.status]: answerSchema(route), default: refusalSchema },
  };
}

function typeOf(produces: string): string {
  return produces.startsWith('text/') ? `${produces}; charset=utf-8` : produces;
}

function answerSchema({ summary, response, produces }: Route): object {
  if (produces === undefined) return response ?? { type: 'null' };
  return { description: summary, content: { [produces]: { schema: { type: 'string' } } } };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every call of the contract. */
    viewer: Viewer;
  }
}
