import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOutboundCaller, type OutboundRules } from './index.ts';

const named: OutboundRules = { maxBytes: 10_000, totalMs: 2_000, allowedHosts: ['127.0.0.1'] };
let visits = 0;
const server = createServer((request, response) => void answer(request, response));
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  visits += 1;
  const body = await text(request);
  if (request.url === '/large') response.end('x'.repeat(20_000));
  else if (request.url === '/silent') response.flushHeaders();
  else if (request.url === '/away') response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
  else
    response
      .writeHead(422, { 'x-said': 'no' })
      .end(`${request.method} ${request.headers['x-key'] ?? ''} ${body}`);
}
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, so the address is one with a port.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function call(path: string, rules: OutboundRules, body?: string) {
  const caller = openOutboundCaller(rules);
  const way = { address: `${origin}${path}`, method: 'POST' as const, headers: { 'x-key': 'k' } };
  return caller.call(body === undefined ? way : { ...way, body }).finally(() => caller.close());
}

test('a call hands on what was given, and back what was answered', async () => {
  const answer = await call('/', named, 'hello');
  expect(answer).toMatchObject({ status: 422, text: 'POST k hello' });
  expect(answer.header('x-said')).toBe('no');
  expect(answer.header('x-other')).toBeNull();
});

test('private addresses are not called unless the operator named the host', async () => {
  visits = 0;
  await expect(call('/', { maxBytes: 10, totalMs: 100 })).rejects.toMatchObject({ kind: 'refused' });
  expect(visits).toBe(0);
});

test('redirects are told and not followed, for what is sent along opens doors', async () => {
  expect(await call('/away', named)).toMatchObject({ status: 302 });
});

test('what is too large or too slow is given up', async () => {
  await expect(call('/large', named)).rejects.toMatchObject({ kind: 'refused' });
  await expect(call('/silent', { ...named, totalMs: 300 })).rejects.toMatchObject({ kind: 'failed' });
});
