import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as undici from 'undici';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { programBox } from './boxes.ts';
import { keepProgram, serveAsset, type Tools } from './serve-asset.ts';

const javascript = { 'content-type': 'text/javascript' };
const page = { 'content-type': 'text/html' };

let server: Server;
let asked: string[];
let files: Record<string, [status: number, headers: Record<string, string>, body: string]>;
let tools: Tools;

// The browser's own structure, as Node's HTTP client has it.
vi.stubGlobal('Response', undici.Response);
vi.stubGlobal('Request', undici.Request);
vi.stubGlobal('Headers', undici.Headers);
// Of the same standard; only its types name other answers.
const { fetch } = undici as unknown as Tools;
const open = (name: string) => (undici as unknown as Tools).caches.open(name);
const caches: Tools['caches'] = {
  ...(undici.caches as unknown as Tools['caches']),
  keys: () => undici.caches.keys(),
  has: (name) => undici.caches.has(name),
  delete: (name) => undici.caches.delete(name),
  // Its own waits for ever for the end of an answer: this one does what the standard says.
  open: async (name) => Object.assign(await open(name), { addAll }),
};

async function addAll(this: Cache, paths: string[]): Promise<void> {
  const answers = await Promise.all(paths.map(async (path) => [path, await fetch(path)] as const));
  if (answers.some(([, { ok }]) => !ok)) throw new TypeError('One of them cannot be had.');
  for (const [path, answer] of answers) await this.put(path, answer);
}

beforeEach(async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  asked = [];
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const [status, headers, body] = files[url] ?? [404, page, 'Not here'];
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on TCP gives an address with a port.
  const { port } = server.address() as AddressInfo;
  undici.setGlobalOrigin(`http://127.0.0.1:${port}`);
  tools = { caches, fetch, version: '2', now: Date.now };
});

afterEach(async () => {
  undici.setGlobalOrigin(undefined);
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

async function keptFiles(): Promise<string[]> {
  const kept = await (await caches.open(programBox('2'))).keys();
  return kept
    .map(({ url }) => new URL(url).pathname)
    .filter((path) => !path.startsWith('/.spark-'))
    .toSorted();
}

test('the program is kept whole, and asked for once', async () => {
  const paths = Array.from({ length: 20 }, (_, at) => `/${at}.js`);
  files = Object.fromEntries(paths.map((path) => [path, [200, javascript, `said('${path}')`]]));
  await keepProgram(tools, paths);
  expect(await keptFiles()).toEqual(paths.toSorted());
  expect(asked.toSorted()).toEqual(paths.toSorted());
  const box = await caches.open(programBox('2'));
  expect(await (await box.match('/7.js'))?.text()).toBe(`said('/7.js')`);
  asked = [];
  await keepProgram(tools, paths);
  expect(asked).toEqual([]);
});

test('what is no file of the program is not kept, and asked for again the next time', async () => {
  files = {
    '/a.js': [200, javascript, 'a()'],
    '/portal.js': [200, page, 'Pay for the network'],
    '/empty.js': [200, javascript, ''],
  };
  await keepProgram(tools, Object.keys(files));
  expect(await keptFiles()).toEqual(['/a.js']);
  asked = [];
  await keepProgram(tools, Object.keys(files));
  expect(asked.toSorted()).toEqual(['/empty.js', '/portal.js']);
});

test('one that is not there keeps no other from being kept', async () => {
  files = { '/a.js': [200, javascript, 'a()'], '/b.css': [200, { 'content-type': 'text/css' }, 'b{}'] };
  await keepProgram(tools, ['/a.js', '/gone.js', '/b.css']);
  expect(await keptFiles()).toEqual(['/a.js', '/b.css']);
});

test.each([
  ['half of it', 'said('],
  ['nothing of it', ''],
])('a file of which the device wrote %s is read anew, and kept', async (what, written) => {
  const path = `/${what.length}.js`;
  files = { [path]: [200, javascript, "said('all')"], '/a.js': [200, javascript, 'a()'] };
  await keepProgram(tools, Object.keys(files));
  const box = await caches.open(programBox('2'));
  const headers = (await box.match(path))?.headers;
  await box.put(path, new Response(written, { headers }));
  // What is added later does not make it whole.
  files['/b.js'] = [200, javascript, 'b()'];
  await keepProgram(tools, Object.keys(files));
  asked = [];
  const read = async (file: string) => {
    const { origin } = new URL((await box.keys())[0]?.url ?? '');
    return (await serveAsset(tools, new Request(origin + file))).text();
  };
  expect([await read(path), await read('/a.js'), asked]).toEqual(["said('all')", 'a()', [path]]);
  expect([await read(path), asked]).toEqual(["said('all')", [path]]);
});
