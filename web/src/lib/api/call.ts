import { pageLocale } from '#page-language';
import type { Route } from '@spark/contract';
import type { Static, TSchema } from 'typebox';
import { noteServerTime } from '../server-clock.ts';
import { createApiProblem, readProblem } from './problem.ts';

/** Where the API lives below the site. */
export const apiBase = '/api/v1';

/**
 * Makes one call of the contract and returns its answer, typed by the route. Throws an ApiProblem when the server
 * refuses, and the browser's own error when it cannot be reached.
 */
export async function call<R extends Route>(
  fetch: typeof globalThis.fetch,
  route: R,
  ...[input]: CallArguments<R>
): Promise<Answer<R>> {
  // Which of these a route takes is settled by its type; here they are simply there or not.
  const { params, query, body, idempotencyKey, signal } = (input ?? {}) as LooseInput;
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': pageLocale(),
  };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  const response = await fetch(apiBase + fillPath(route.path, params) + queryString(query), {
    method: route.method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  // Pages that are rendered share the server's clock, and the state of its modules.
  if ('document' in globalThis) noteServerTime(response.headers.get('date'), Date.now());
  if (!response.ok) throw createApiProblem(await readProblem(response));
  const text = response.status === 204 ? '' : await response.text();
  // The parse boundary: the server proves its answers against the same contract.
  return (text === '' ? undefined : JSON.parse(text)) as Answer<R>;
}

/** A key for one intent to create something; the same intent retried keeps its key. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

function fillPath(path: string, params: Record<string, unknown> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

function queryString(query: Record<string, unknown> = {}): string {
  // A list is named once for each of its values.
  const entries = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one: unknown) => [name, one] as const),
  );
  const given = entries.filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

/** What a call of a route answers with. */
export type Answer<R extends Route> = R extends { response: infer S extends TSchema } ? Static<S> : undefined;

type Part<R extends Route, Name extends 'params' | 'query' | 'body'> = R extends {
  [K in Name]: infer S extends TSchema;
}
  ? Name extends 'query'
    ? { query?: Static<S> }
    : { [K in Name]: Static<S> }
  : unknown;

type CallInput<R extends Route> = Part<R, 'params'> &
  Part<R, 'query'> &
  Part<R, 'body'> &
  (R extends { creates: true } ? { idempotencyKey: string } : unknown) & { signal?: AbortSignal };

type CallArguments<R extends Route> =
  object extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>];

interface LooseInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
}
