import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Stripe } from 'stripe';

/** What Stripe was asked. */
export interface StripeRequest {
  path: string;
  key: string;
  form: URLSearchParams;
}

/** Stripe's API as its documentation describes it, as far as Spark uses it, with its pages to pay on, in this process. */
export interface StripeSite {
  apiUrl: string;
  /** API calls only, no visits to its pages. */
  requests: StripeRequest[];
  /** Subscriptions as they are now, by their ids; one that is not here there is not. */
  subscriptions: Map<string, object>;
  /** What payments were for, by their ids: an invoice of a subscription. */
  invoices: Map<string, { id: string; subscription: string }>;
  /** What became of pages, by their ids. */
  sessions: Map<string, object>;
  /** Answers the next calls with an error of this status and code, until taken back. */
  failWith(error: { status: number; code: string } | null): void;
  close(): Promise<void>;
}

export const webhookSecret = 'whsec_of_the_tests';

/** Starts the site. The same Idempotency-Key is given the same answer, as Stripe does. */
export async function startStripeSite(): Promise<StripeSite> {
  const requests: StripeRequest[] = [];
  const answers = new Map<string, Answer>();
  const subscriptions = new Map<string, object>();
  const sessions = new Map<string, object>();
  const invoices: StripeSite['invoices'] = new Map();
  let failure: { status: number; code: string } | null = null;
  const pages = new Map<string, URLSearchParams>();
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    const price = /^\/v1\/prices\/(\w+)$/.exec(request.url ?? '')?.[1];
    if (price !== undefined) {
      const type = price.includes('once') ? 'one_time' : 'recurring';
      return response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ id: price, object: 'price', type }));
    }
    const subscriptionId = /^\/v1\/subscriptions\/(\w[\w-]*)$/.exec(request.url ?? '')?.[1];
    if (request.method === 'GET' && subscriptionId !== undefined) {
      const json = { 'content-type': 'application/json', 'stripe-should-retry': 'false' };
      const found = failure === null ? subscriptions.get(subscriptionId) : undefined;
      if (found !== undefined) return response.writeHead(200, json).end(JSON.stringify(found));
      const { status, code } = failure ?? { status: 404, code: 'resource_missing' };
      const error = { type: 'invalid_request_error', code, message: 'No such subscription.' };
      return response.writeHead(status, json).end(JSON.stringify({ error }));
    }
    if (request.url?.startsWith('/v1/invoice_payments?') === true) {
      const wanted = new URLSearchParams(request.url.split('?')[1]);
      const data = [...invoices]
        .filter(
          ([of, { id }]) => of === wanted.get('payment[payment_intent]') || id === wanted.get('invoice'),
        )
        .map(([of, { id, subscription }]) => ({
          object: 'invoice_payment',
          invoice: { id, parent: { subscription_details: { subscription } } },
          payment: { type: 'payment_intent', payment_intent: of },
        }));
      return response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ object: 'list', data, has_more: false }));
    }
    const sessionId = /^\/v1\/checkout\/sessions\/([\w-]+)$/.exec(request.url ?? '')?.[1];
    if (request.method === 'GET' && sessionId !== undefined) {
      const known = failure === null ? [...answers.values()].find(({ id }) => id === sessionId) : undefined;
      return response.writeHead(known === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          ...known,
          ...sessions.get(sessionId),
          url: `http://${request.headers.host}/c/pay/${sessionId}`,
        }),
      );
    }
    if (request.method === 'GET') {
      const type = { 'content-type': 'text/html; charset=utf-8' };
      return page === undefined
        ? response.writeHead(404, type).end('No such page.')
        : response.writeHead(200, type).end(payPage(page));
    }
    return void readRequest(request).then((asked) => {
      requests.push(asked);
      const json = { 'content-type': 'application/json', 'request-id': `req_${requests.length}` };
      if (failure !== null) {
        const error = { type: 'invalid_request_error', code: failure.code, message: 'As the test wants it.' };
        response.writeHead(failure.status, { ...json, 'stripe-should-retry': 'false' });
        return response.end(JSON.stringify({ error }));
      }
      const ended = request.method === 'DELETE' ? subscriptions.get(subscriptionId ?? '') : undefined;
      if (ended !== undefined) subscriptions.set(subscriptionId ?? '', { ...ended, status: 'canceled' });
      const answer = answers.get(asked.key) ?? answerOf(asked, randomUUID());
      // What is asked without a key is asked anew each time.
      if (asked.key !== '') answers.set(asked.key, answer);
      if (answer.url !== undefined) {
        pages.set(answer.url, asked.form);
        const url = `http://${request.headers.host}${answer.url}`;
        return response.writeHead(200, json).end(JSON.stringify({ ...answer, url }));
      }
      return response.writeHead(200, json).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, so the address is one with a port.
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}`,
    requests,
    subscriptions,
    invoices,
    sessions,
    failWith: (error) => (failure = error),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A message of Stripe's, as it is sent: the body and its signature, by the helper of Stripe's own library. */
export function signMessage(
  message: object,
  options: { secret?: string; at?: number } = {},
): { body: string; signature: string } {
  const body = JSON.stringify(message);
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret: options.secret ?? webhookSecret,
    ...(options.at === undefined ? {} : { timestamp: options.at }),
  });
  return { body, signature };
}

async function readRequest(request: IncomingMessage): Promise<StripeRequest> {
  return {
    path: request.url ?? '',
    key: String(request.headers['idempotency-key'] ?? ''),
    form: new URLSearchParams(await text(request)),
  };
}

/** What is paid, and the two ways back. */
function payPage(form: URLSearchParams): string {
  const link = (name: string, words: string) =>
    `<a href="${(form.get(name) ?? '').replaceAll('&', '&amp;')}">${words}</a>`;
  const items = [...form.keys()].filter((key) => key.endsWith('[unit_amount]'));
  const total = items.reduce(
    (sum, key) =>
      sum + Number(form.get(key)) * Number(form.get(key.replace('[price_data][unit_amount]', '[quantity]'))),
    0,
  );
  return `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Checkout</title>
    <h1>Pay ${(total / 100).toFixed(2)}</h1> ${link('success_url', 'Pay')} ${link('cancel_url', 'Back')}</html>`;
}

function answerOf({ path, form }: StripeRequest, name: string): Answer {
  if (path.startsWith('/v1/subscriptions/')) {
    return { id: path.split('/').at(-1) ?? '', object: 'subscription', status: 'canceled' };
  }
  if (path === '/v1/refunds') {
    const amount = Number(form.get('amount'));
    return { id: `re_${name}`, object: 'refund', amount, status: 'succeeded' };
  }
  return {
    id: `cs_test_${name}`,
    object: 'checkout.session',
    client_reference_id: form.get('client_reference_id'),
    mode: form.get('mode'),
    metadata: Object.fromEntries(
      [...form].flatMap(([key, value]) => {
        const name = /^metadata\[(\w+)\]$/.exec(key)?.[1];
        return name === undefined ? [] : [[name, value]];
      }),
    ),
    payment_status: 'unpaid',
    status: 'open',
    url: `/c/pay/cs_test_${name}`,
  };
}

type Answer = { id: string; url?: string; [fact: string]: unknown };
