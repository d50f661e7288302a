import { routes, type Locale, type Problem } from '@spark/contract';
import type { FastifyInstance } from 'fastify';
import { quote } from '../sentences/index.ts';
import { ProblemError } from './problem-error.ts';
import { apiPrefix, type Answer, type RouteName } from './serve-routes.ts';

/** What is filled into the address of a call. */
export interface Asked {
  params?: Record<string, string>;
  query?: Record<string, string | number>;
  /** The language to answer in; English where none is named. */
  locale?: Locale;
}

/** Reads a call of the contract as somebody without an account, in this process. Throws the `ProblemError` it is refused by. */
export type AskAsVisitor = <Name extends RouteName>(name: Name, asked?: Asked) => Promise<Answer<Name>>;

/**
 * What goes out of Spark by other ways than the contract is read through it all the same: so nothing is shown there that a
 * visitor is not shown here.
 */
export function createAskAsVisitor(app: FastifyInstance): AskAsVisitor {
  return async <Name extends RouteName>(name: Name, { params = {}, query = {}, locale }: Asked = {}) => {
    const { method, path } = routes[name];
    const filled = path.replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
    const search = new URLSearchParams(
      Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]),
    );
    const answer = await app.inject({
      method,
      url: `${apiPrefix}${filled}?${search}`,
      headers: locale === undefined ? {} : { 'accept-language': locale },
    });
    // Both were written by our own schemas.
    const body: unknown = answer.json();
    if (answer.statusCode >= 400) {
      const { code, detail, wasHere } = body as Problem;
      // Calls say so beside their code; what has an address of its own answers with it.
      if (wasHere === true) throw new ProblemError('gone', quote(detail));
      throw new ProblemError(code as ProblemError['code'], quote(detail));
    }
    return body as Answer<Name>;
  };
}
