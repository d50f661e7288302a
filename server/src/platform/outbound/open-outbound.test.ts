import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findSharedData } from '../../../test/shared-data.ts';
import { resolveTo } from '../../../test/test-site.ts';
import { judgeAddress, openOutbound, type OutboundRules } from './open-outbound.ts';

const rules: OutboundRules = { maxBytes: 10_000, totalMs: 2_000 };
const seen: string[] = [];
const server = createServer((request, response) => {
  seen.push(request.url ?? '');
  answer(request, response);
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, so the address is one with a port.
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '', 'http://here');
  const to = url.searchParams.get('to');
  if (url.pathname === '/redirect' && to !== null) response.writeHead(302, { location: to }).end();
  else if (url.pathname === '/loop') response.writeHead(302, { location: '/loop' }).end();
  else if (url.pathname === '/large') response.end('x'.repeat(20_000));
  else if (url.pathname === '/silent') response.flushHeaders();
  else if (url.pathname === '/missing') response.writeHead(404).end();
  else response.end('ok');
}

/** The address of a page of our server, under a host the operator named. */
const here = (path: string) => `http://127.0.0.1:${port}${path}`;
const named = { ...rules, allowedHosts: ['127.0.0.1'] };

async function fetchText(address: string, with_: OutboundRules): Promise<string> {
  const response = await openOutbound(address, with_);
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test('a host of our own network is reached only when it was named', async () => {
  seen.length = 0;
  await expect(fetchText(here('/'), rules)).rejects.toMatchObject({ kind: 'refused' });
  expect(seen).toEqual([]);
  expect(await fetchText(here('/'), named)).toBe('ok');
});

test('a name that leads home is refused, also when it has a public address beside', async () => {
  seen.length = 0;
  for (const addresses of [['127.0.0.1'], ['93.184.216.34', '127.0.0.1'], ['::1'], []]) {
    await expect(
      fetchText('http://shop.test/', { ...rules, lookup: resolveTo(() => addresses) }),
    ).rejects.toMatchObject({
      kind: 'refused',
    });
  }
  expect(seen).toEqual([]);
});

test('a name is asked once, and what it said then is dialled', async () => {
  const answers = [['127.0.0.1'], ['169.254.169.254']];
  let asked = 0;
  const lookup = resolveTo(() => answers[asked++] ?? []);
  const text = await fetchText(`http://turning.test:${port}/`, {
    ...rules,
    allowedHosts: ['turning.test'],
    lookup,
  });
  expect(text).toBe('ok');
  expect(asked).toBe(1);
});

test('an answer that is not read is hung up on', async () => {
  const response = await openOutbound(here('/silent'), named);
  await response.close();
  await expect(response.body[Symbol.asyncIterator]().next()).rejects.toMatchObject({ kind: 'failed' });
});

test('redirects are followed, and each is judged anew', async () => {
  expect(await fetchText(here(`/redirect?to=${here('/')}`), named)).toBe('ok');
  for (const to of ['http://169.254.169.254/', 'file:///etc/passwd', 'http://localhost/']) {
    await expect(fetchText(here(`/redirect?to=${to}`), named)).rejects.toMatchObject({ kind: 'refused' });
  }
  await expect(fetchText(here('/loop'), named)).rejects.toMatchObject({ kind: 'refused' });
});

test('size and time are bounded, and failures are said', async () => {
  await expect(fetchText(here('/large'), named)).rejects.toMatchObject({ kind: 'refused' });
  await expect(fetchText(here('/silent'), { ...named, totalMs: 300 })).rejects.toMatchObject({
    kind: 'failed',
  });
  await expect(fetchText(here('/missing'), named)).rejects.toThrow('status 404');
});

const folder = findSharedData('bad-input/ssrf');

interface Line {
  url: string;
  expect: 'block' | 'allow' | 'bounded';
  why: string;
}

describe.skipIf(folder === null)('the collection of addresses that lead home', async () => {
  const lines = folder === null ? '' : await readFile(`${folder}/urls.jsonl`, 'utf8');
  const all = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
  const blocked = all.filter((line) => line.expect === 'block' && !/redirect|loop$/.test(line.url));
  const allowed = all.filter((line) => line.expect === 'allow');
  // Names resolve as the collection's zone says: everything unlisted leads home.
  const lookup = resolveTo(() => ['93.184.216.34', '127.0.0.1']);

  test.each(allowed)('$url may be asked for: $why', ({ url }) => {
    expect(judgeAddress(url, {}).href).toBe(new URL(url).href);
  });

  test.each(blocked)('$url is refused: $why', async ({ url }) => {
    await expect(fetchText(url, { ...rules, lookup })).rejects.toMatchObject({ kind: 'refused' });
  });
});
