import * as undici from 'undici';
import { beforeEach, expect, test, vi } from 'vitest';
import { boxes, forgetPeople, programBox } from './boxes.ts';
import { serveAnswer } from './serve-data.ts';
import {
  noteViewer,
  openAtOnceMs,
  prefetchPage,
  serveFeed,
  servePage,
  type PageTools,
} from './serve-page.ts';

const origin = 'https://community.example';
const dayMs = 24 * 3_600_000;

let work: Promise<unknown>[];
let otherViewers: number;
let now: number;
let isAway: boolean;
let answer: () => Response;
let tools: PageTools;

// The browser's own structure, as Node's HTTP client has it; it takes no answers of another make.
vi.stubGlobal('Response', undici.Response);
vi.stubGlobal('Request', undici.Request);
vi.stubGlobal('Headers', undici.Headers);
// Of the same standard; only its types name other answers.
const caches = undici.caches as unknown as PageTools['caches'];

beforeEach(async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  work = [];
  otherViewers = 0;
  now = 1_000 * dayMs;
  isAway = false;
  answer = () => pageOf('ada', 'First');
  tools = {
    caches,
    fetch: async () => {
      if (isAway) throw new TypeError('Failed to fetch');
      return answer();
    },
    version: '2',
    now: () => now,
    origin,
    keepAlive: (one) => work.push(one),
    onOtherViewer: async () => void otherViewers++,
  };
});

function pageOf(viewer: string, words: string, more: Record<string, string> = {}): Response {
  const headers = { 'content-type': 'text/html', 'x-spark-viewer': viewer, 'x-spark-version': '2', ...more };
  return new Response(`<!doctype html><html lang="en"><body>${words}</body></html>\n`, { headers });
}

async function show(path: string, serve = servePage): Promise<string> {
  const response = await serve(tools, new Request(origin + path));
  const html = await response.text();
  await Promise.all(work.splice(0));
  return html;
}

test('a page that was read before is there without a connection, and says when it was kept', async () => {
  expect(await show('/posts/1')).not.toContain('data-kept');
  isAway = true;
  expect(await show('/posts/1?from=2')).toMatch(new RegExp(`<html data-kept="${now}" lang="en">.*First`));
});

test('a kept page is painted before its program is asked for; one from the server asks for it first', async () => {
  const head =
    '<link href="/a.css" rel="stylesheet">\n<link href="/a.js" rel="modulepreload" fetchpriority="low">';
  const start = '<script>import("/a.js")</script>';
  answer = () => pageOf('ada', `${head}${start}`);
  expect(await show('/posts/1')).toContain(head);
  isAway = true;
  const kept = await show('/posts/1');
  expect(kept).toContain(`<body><link href="/a.css" rel="stylesheet">\n${start}</body>`);
});

test('an answer of the API says how late it is as long as it is new', async () => {
  const date = new Date(now).toUTCString();
  answer = () => new Response('{}', { headers: { date, 'content-type': 'application/json' } });
  const ask = () => serveAnswer(tools, new Request(`${origin}/api/v1/posts/1`));
  expect((await ask()).headers.get('date')).toBe(date);
  isAway = true;
  const kept = await ask();
  expect([kept.headers.get('date'), await kept.text()]).toEqual([null, '{}']);
});

test('a page that is not here shows what can be read instead', async () => {
  answer = () => pageOf('ada', 'No connection');
  await prefetchPage(tools, '/offline');
  isAway = true;
  expect(await show('/posts/2')).toContain('No connection');
});

test('a device that keeps nothing has a kind word', async () => {
  isAway = true;
  const refuse = () => Promise.reject(new DOMException('Blocked', 'SecurityError'));
  tools.caches = { open: refuse, has: refuse, keys: refuse, delete: refuse, match: refuse };
  expect(await show('/posts/2')).toContain('What you wrote is kept');
});

test('the last word is in the language the reader had last', async () => {
  answer = () => pageOf('ada', 'مرحبا', { 'content-language': 'ar' });
  await show('/posts/1');
  isAway = true;
  const said = await show('/posts/2');
  expect(said).toContain('<html lang="ar" dir="rtl">');
  expect(said).toContain('ما كتبته محفوظ');
});

test('pages kept in another language are let go once the reader has a new one', async () => {
  answer = () => pageOf('ada', 'English', { 'content-language': 'en' });
  await show('/', serveFeed);
  answer = () => pageOf('ada', '中文', { 'content-language': 'zh-CN' });
  await show('/posts/1');
  expect(await show('/', serveFeed)).toContain('中文');
});

test('a feed opens as it was last, and is read anew for the next time', async () => {
  await show('/', serveFeed);
  answer = () => pageOf('ada', 'Second');
  expect(await show('/', serveFeed)).toContain('First');
  expect(await show('/', serveFeed)).toContain('Second');
});

test.each([
  ['too old', openAtOnceMs],
  ['from a day that is yet to come', -dayMs],
])('a feed that is %s is read from the network first', async (_name, passed) => {
  await show('/', serveFeed);
  answer = () => pageOf('ada', 'Second');
  now += passed;
  expect(await show('/', serveFeed)).toContain('Second');
});

test('a feed of another version is read anew, and shown where there is no connection while its program is there', async () => {
  await show('/', serveFeed);
  tools.version = '3';
  answer = () => pageOf('ada', 'Second');
  isAway = true;
  expect(await show('/', serveFeed)).not.toContain('First');
  tools.version = '2';
  isAway = false;
  answer = () => pageOf('ada', 'First');
  await show('/', serveFeed);
  tools.version = '3';
  await tools.caches.open(programBox('2'));
  isAway = true;
  expect(await show('/', serveFeed)).toContain('First');
});

test('a feed that belongs to somebody who is here no more goes, with all that was theirs', async () => {
  await show('/', serveFeed);
  await show('/posts/1');
  answer = () => pageOf('', 'Sign in');
  await show('/', serveFeed);
  expect(otherViewers).toBe(1);
  isAway = true;
  expect(await show('/posts/1')).not.toContain('First');
});

test('of two people, each finds only what they read', async () => {
  await show('/posts/1');
  answer = () => pageOf('ben', 'Of Ben');
  await show('/products/1');
  isAway = true;
  expect(await show('/posts/1')).not.toContain('First');
  expect(await show('/products/1')).toContain('Of Ben');
  await noteViewer(tools, 'ada');
  expect(await show('/products/1')).not.toContain('Of Ben');
});

test('what was asked for before somebody left is not kept after', async () => {
  let arrive: (response: Response) => void = () => undefined;
  tools.fetch = () => new Promise((resolve) => (arrive = resolve));
  const asked = prefetchPage(tools, '/posts/1');
  await expect.poll(() => arrive.name).not.toBe('');
  await forgetPeople(tools.caches);
  arrive(pageOf('ada', 'First'));
  await asked;
  isAway = true;
  expect(await (await tools.caches.open(boxes.pages)).keys()).toEqual([]);
});

test.each([
  ['that says so', () => pageOf('ada', 'First', { 'cache-control': 'private, no-store' })],
  [
    'that was made for nobody',
    () => new Response('<html ></html>', { headers: { 'content-type': 'text/html' } }),
  ],
  [
    'of which the end is missing',
    () => new Response('<html ><body>Fir', { headers: pageOf('ada', '').headers }),
  ],
  [
    'that is a fault',
    () => new Response('<html ></html>', { status: 500, headers: pageOf('ada', '').headers }),
  ],
])('a page %s is not kept', async (_name, make) => {
  answer = make;
  await show('/posts/1');
  const box = await tools.caches.open(boxes.pages);
  expect(await box.match(`${origin}/posts/1`)).toBeUndefined();
});

test('a kept page that broke is healed by the next reading', async () => {
  await show('/', serveFeed);
  const box = await tools.caches.open(boxes.pages);
  await box.put(`${origin}/`, new Response('<html ><body>Fir', { headers: { 'x-spark-kept-at': '1' } }));
  answer = () => pageOf('ada', 'Second');
  expect(await show('/', serveFeed)).toContain('Second');
});
