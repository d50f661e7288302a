import { Type } from 'typebox';
import { Check } from 'typebox/schema';
import type { ShopApi } from './shop-api.ts';
import { ShopError } from './shop-error.ts';

/** A question in GraphQL. */
export interface GraphqlQuestion {
  url: URL;
  headers: Readonly<Record<string, string>>;
  query: string;
  variables: Readonly<Record<string, unknown>>;
}

/** Asks in GraphQL. Waits when the question costs more than is left. Throws `ShopError`. */
export async function askGraphql(api: ShopApi, question: GraphqlQuestion): Promise<unknown> {
  const { url, headers, query, variables } = question;
  const { json } = await api.call({ url, headers, body: { query, variables }, readWait });
  if (!Check(Answer, json)) {
    throw new ShopError('unreachable', `${url.host} answered with something that is no GraphQL.`);
  }
  // An answer may lack a part we may not see, and say so; the rest of it is good.
  if (json.data !== null && json.data !== undefined && json.errors?.every(isDenied) !== false)
    return json.data;
  const said = json.errors?.find(({ message = '' }) => message !== '')?.message;
  const saying = said === undefined ? '' : ` It says: ${said}`;
  if (json.errors?.some(isDenied)) {
    throw new ShopError('refused', `${url.host} does not accept the key.${saying}`);
  }
  throw new ShopError('refused', `${url.host} does not answer the question.${saying}`);
}

const Fault = Type.Object({
  message: Type.Optional(Type.String()),
  extensions: Type.Optional(Type.Object({ code: Type.Optional(Type.String()) })),
});
const Answer = Type.Object({
  data: Type.Optional(Type.Unknown()),
  errors: Type.Optional(Type.Array(Fault)),
});

/** What Shopify says about the cost of a question: points, and points that come back each second. */
const Cost = Type.Object({
  extensions: Type.Object({
    cost: Type.Object({
      requestedQueryCost: Type.Number(),
      throttleStatus: Type.Object({ currentlyAvailable: Type.Number(), restoreRate: Type.Number() }),
    }),
  }),
});

const deniedCodes = new Set(['ACCESS_DENIED', 'UNAUTHORIZED', 'FORBIDDEN', 'UNAUTHENTICATED']);

function isDenied({ extensions }: { extensions?: { code?: string } }): boolean {
  return deniedCodes.has(extensions?.code ?? '');
}

const usualWaitMs = 2_000;

function readWait(json: unknown): number | null {
  if (!Check(Answer, json) || !json.errors?.some((fault) => fault.extensions?.code === 'THROTTLED'))
    return null;
  if (!Check(Cost, json)) return usualWaitMs;
  const { requestedQueryCost, throttleStatus } = json.extensions.cost;
  const lacking = requestedQueryCost - throttleStatus.currentlyAvailable;
  return Math.max(100, Math.ceil((lacking / Math.max(1, throttleStatus.restoreRate)) * 1_000));
}
