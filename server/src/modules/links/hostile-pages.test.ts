import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findSharedData } from '../../../test/shared-data.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { htmlPage, resolveTo, startTestSite, type TestSite } from '../../../test/test-site.ts';

/** Two of these pages use it up; all others are to be read within it, also on a machine that is busy. */
const budgetMs = 1_200;

let site: TestSite;
/** Reaches the site. */
let spark: TestApp;
/** Reaches nothing: every name leads home. */
let alone: TestApp;
beforeAll(async () => {
  site = await startTestSite('public.test');
  spark = await createTestApp({ outbound: { ...site.outbound, totalMs: budgetMs } });
  alone = await createTestApp({ outbound: { lookup: resolveTo(() => ['127.0.0.1']) } });
  site.pages.set('/redirect', (response, _request, url) =>
    response.writeHead(302, { location: url.searchParams.get('to') ?? '' }).end(),
  );
  site.pages.set('/loop', (response) => response.writeHead(302, { location: '/loop' }).end());
});
beforeEach(() => {
  site.visits.length = 0;
});
afterAll(async () => {
  await spark.close();
  await alone.close();
  await site.close();
});

// Everybody reads once: the limit of one person is not what is tried here.
const read = async (path: string) =>
  spark.call('readLink', { as: await spark.newMember(), query: { url: site.origin + path } });

const folder = findSharedData('bad-input/ssrf');

describe.skipIf(folder === null)('the collection of addresses that lead home', async () => {
  const lines = folder === null ? '' : await readFile(`${folder}/urls.jsonl`, 'utf8');
  const blocked = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { url: string; expect: string; why: string })
    .filter((line) => line.expect === 'block');

  test.each(blocked)('$url is refused: $why', async ({ url }) => {
    const [, path] = /^http:\/\/public\.test(\/redirect.*|\/loop)$/.exec(url) ?? [];
    const problem =
      path === undefined
        ? await alone.refusal('readLink', { as: await alone.newMember(), query: { url } })
        : await spark.refusal('readLink', {
            as: await spark.newMember(),
            query: { url: site.origin + path },
          });
    expect(problem).toMatchObject({ code: 'validation_failed', errors: [{ path: '/url' }] });
    expect(site.visits.filter((visit) => !/^\/(redirect|loop)/.test(visit))).toEqual([]);
  });
});

describe('one budget', () => {
  test.each(['/slow-headers', '/slow-body', '/endless', '/gzip-bomb', '/huge-headers', '/million-meta'])(
    'bounds %s',
    async (path) => {
      let written = 0;
      site.pages.set('/slow-headers', () => undefined);
      site.pages.set('/slow-body', (response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const drip = setInterval(() => response.write('<'), 20);
        response.on('close', () => clearInterval(drip));
      });
      site.pages.set('/endless', (response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const pour = () => {
          if (response.destroyed) return;
          written += 65_536;
          response.write(Buffer.alloc(65_536, 'x'), pour);
        };
        pour();
      });
      site.pages.set('/gzip-bomb', (response) => {
        const bomb = gzipSync(Buffer.alloc(50_000_000, '<meta>'));
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(bomb);
      });
      site.pages.set('/huge-headers', (response) => {
        const headers = Array.from(
          { length: 100 },
          (_, index) => [`x-${index}`, 'x'.repeat(10_000)] as const,
        );
        response.writeHead(200, { 'content-type': 'text/html', ...Object.fromEntries(headers) }).end();
      });
      site.pages.set('/million-meta', htmlPage('<meta name=a content=b>'.repeat(1_000_000)));
      // Some of them never end by themselves.
      expect(await read(path)).toMatchObject({ title: 'public.test', picture: null });
      // What the sockets on both sides hold back is written, too.
      expect(written).toBeLessThan(16 * 1024 * 1024);
    },
  );

  test('is shared by the page and its picture', async () => {
    const padding = `<!--${'x'.repeat(400_000)}-->`;
    site.pages.set('/both', htmlPage(`<title>Both</title>${padding}<meta property=og:image content=/large>`));
    site.pages.set('/large', (response) =>
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(Buffer.alloc(700_000)),
    );
    expect(await read('/both')).toMatchObject({ title: 'Both', picture: null });
    expect(site.visits).toEqual(['/both', '/large']);
  });
});

test('a picture that lies in our own network is not asked for', async () => {
  const home = new URL(site.origin);
  home.hostname = '127.0.0.1';
  site.pages.set(
    '/inner',
    htmlPage(`<title>Inner</title><meta property=og:image content=${home.origin}/secret>`),
  );
  expect(await read('/inner')).toMatchObject({ title: 'Inner', picture: null });
  expect(site.visits).toEqual(['/inner']);
});

test('a page that calls itself another is shown as what it is', async () => {
  site.pages.set(
    '/false',
    htmlPage(
      `<title>\u202emoc.knab\u202c\u0000<script>alert(1)</script></title>
       <meta property="og:site_name" content="bank.example"><meta property="og:url" content="https://bank.example/">
       <link rel="canonical" href="https://bank.example/"><meta name="description" content="&lt;img src=x onerror=alert(1)&gt;&#8238;">`,
    ),
  );
  expect(await read('/false')).toEqual({
    url: `${site.origin}/false`,
    title: 'moc.knab <script>alert(1)</script>',
    description: '<img src=x onerror=alert(1)>',
    site: 'public.test',
    picture: null,
    product: null,
  });
});

test('a picture sent as a page, and the other way round, is neither', async () => {
  site.pages.set('/lying', htmlPage(Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1')));
  site.pages.set('/lying.png', htmlPage('<script>alert(1)</script>', 'image/svg+xml'));
  for (const path of ['/lying', '/lying.png']) {
    expect(await read(path)).toMatchObject({ title: 'public.test', picture: null });
  }
});
