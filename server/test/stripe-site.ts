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

/** Stripe's API as its documentation describes it, as far as Spark uses it, in this process. */
export interface StripeSite {
  apiUrl: string;
  requests: StripeRequest[];
  /** Answers the next calls with an error of this status and code, until taken back. */
  failWith(error: { status: number; code: string } | null): void;
  close(): Promise<void>;
}

export const webhookSecret = 'whsec_of_the_tests';

/** Starts the site. The same Idempotency-Key is given the same answer, as Stripe does. */
export async function startStripeSite(): Promise<StripeSite> {
  const requests: StripeRequest[] = [];
  const answers = new Map<string, object>();
  let failure: { status: number; code: string } | null = null;
  const server = createServer((request, response) => {
    void readRequest(request).then((asked) => {
      requests.push(asked);
      const json = { 'content-type': 'application/json', 'request-id': `req_${requests.length}` };
      if (failure !== null) {
        const error = { type: 'invalid_request_error', code: failure.code, message: 'As the test wants it.' };
        response.writeHead(failure.status, { ...json, 'stripe-should-retry': 'false' });
        return response.end(JSON.stringify({ error }));
      }
      const answer = answers.get(asked.key) ?? answerOf(asked, answers.size + 1);
      answers.set(asked.key, answer);
      return response.writeHead(200, json).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, so the address is one with a port.
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}`,
    requests,
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

function answerOf({ path, form }: StripeRequest, number: number): object {
  if (path === '/v1/refunds') {
    const amount = Number(form.get('amount'));
    return { id: `re_${number}`, object: 'refund', amount, status: 'succeeded' };
  }
  return {
    id: `cs_test_${number}`,
    object: 'checkout.session',
    client_reference_id: form.get('client_reference_id'),
    mode: 'payment',
    payment_status: 'unpaid',
    status: 'open',
    url: `https://checkout.stripe.example/c/pay/cs_test_${number}`,
  };
}
