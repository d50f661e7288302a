import { expect, test } from 'vitest';
import { renewPush, type Subscribed } from './renew-push.ts';

const of = (endpoint: string) => ({
  toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh: 'p', auth: 'a' } }),
});

function newDevice() {
  const told: unknown[] = [];
  const subscribed: unknown[] = [];
  const fetch = (async (input, init) => {
    if (init?.method === 'PUT') told.push(JSON.parse(String(init.body)));
    return Response.json({ publicKey: 'of the server', items: [], id: String(input) });
  }) as typeof globalThis.fetch;
  const pushManager = {
    subscribe: async (options: PushSubscriptionOptionsInit) => {
      subscribed.push(options.applicationServerKey);
      return of('https://push.example/made');
    },
  };
  return { told, subscribed, tools: { fetch, pushManager } };
}

test('the subscription the browser made itself is told', async () => {
  const { told, subscribed, tools } = newDevice();
  await renewPush(tools, null, of('https://push.example/new'));
  expect(told).toEqual([
    { endpoint: 'https://push.example/new', expirationTime: null, keys: { p256dh: 'p', auth: 'a' } },
  ]);
  expect(subscribed).toEqual([]);
});

test.each([
  ['with the same key', new ArrayBuffer(65), new ArrayBuffer(65)],
  ['with the key of the server, where the browser forgot it', null, 'of the server'],
])('where it made none, one is made %s', async (_name, known, used) => {
  const { told, subscribed, tools } = newDevice();
  const before: Subscribed = {
    ...of('https://push.example/old'),
    options: { applicationServerKey: known, userVisibleOnly: true },
  };
  await renewPush(tools, before, null);
  expect(subscribed).toEqual([used]);
  expect(told).toMatchObject([{ endpoint: 'https://push.example/made' }]);
});
