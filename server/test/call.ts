import { routes, type Problem, type Route } from '@spark/contract';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { expect } from 'vitest';

type Routes = typeof routes;
type Answer<R> = R extends { response: infer S extends TSchema } ? Static<S> : undefined;

/** What a call is made with; nothing of it is checked here, for half of all tests send what is wrong. */
export interface Input {
  /** Who calls; nobody means a visitor. */
  as?: { token: string };
  /** The `Idempotency-Key`. */
  key?: string;
  /** Names of the path's parameters with their values; what else it holds is not looked at. */
  params?: object;
  query?: Record<string, string | number | boolean | readonly string[]>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Ways to call the API under test. */
export interface Caller {
  /** Makes a call of the contract that must succeed, and gives its answer. */
  call<Name extends keyof Routes>(name: Name, input?: Input): Promise<Answer<Routes[Name]>>;
  /** Makes a call of the contract that must be refused as the contract promises, and gives the problem. */
  refusal(name: keyof Routes, input?: Input): Promise<Problem>;
  /** Makes a call of the contract and gives the raw response. */
  request(name: keyof Routes, input?: Input): Promise<LightMyRequestResponse>;
  /** Sends anything anywhere. */
  send(options: InjectOptions): Promise<LightMyRequestResponse>;
}

/** Ways to call an app in this process. */
export function createCaller(app: FastifyInstance): Caller {
  // Every caller has an address of their own, so that tests meet the limits of one caller only when they want to.
  let callers = 0;
  const address = () => `10.${(++callers >> 16) & 255}.${(callers >> 8) & 255}.${callers & 255}`;
  const send = (options: InjectOptions) => app.inject({ remoteAddress: address(), ...options });
  const request = (name: keyof Routes, input: Input = {}) => send(toInject(routes[name], input));
  return {
    send,
    request,
    call: async (name, input) => {
      const response = await request(name, input);
      expect(response.statusCode, `${name}: ${response.body}`).toBe(routes[name].status);
      // Serialised by the response schema of the route.
      return (response.body === '' ? undefined : response.json()) as Answer<Routes[typeof name]>;
    },
    refusal: async (name, input) => readProblem(await request(name, input)),
  };
}

/** The problem of a response that must be a refusal, whole and without anything that helps nobody but an attacker. */
export function readProblem(response: LightMyRequestResponse): Problem {
  expect(response.statusCode, response.body).toBeGreaterThanOrEqual(400);
  expect(response.headers['content-type'], response.body).toMatch(/^application\/problem\+json/);
  const problem = response.json<Problem>();
  expect(problem).toMatchObject({
    type: expect.stringMatching(/^urn:spark:problem:/),
    title: expect.any(String),
    status: response.statusCode,
    detail: expect.stringMatching(/[.?]$/),
    code: expect.stringMatching(/^[a-z_]+$/),
    requestId: response.headers['x-request-id'],
  });
  expect(response.body).not.toMatch(/node_modules|\bat \w+ \(|select |insert into/i);
  return problem;
}

function toInject(route: Route, { as, key, params = {}, query, body, headers }: Input): InjectOptions {
  const values = new Map<string, unknown>(Object.entries(params));
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name))),
  );
  return {
    method: route.method,
    url: `/api/v1${path}`,
    ...(query === undefined ? {} : { query: Object.fromEntries(Object.entries(query).map(asText)) }),
    ...(body === undefined ? {} : { payload: body as object }),
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${as.token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...headers,
    },
  };
}

function asText([name, value]: [string, unknown]): [string, string | string[]] {
  return [name, Array.isArray(value) ? value.map(String) : String(value)];
}
