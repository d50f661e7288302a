import fastify from 'fastify';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mountPages } from './mount-pages.ts';

const app = fastify();
let build: string;

beforeAll(async () => {
  build = await mkdtemp(join(tmpdir(), 'spark-build-'));
  const chunks = join(build, 'client', '_app', 'immutable', 'chunks');
  await mkdir(chunks, { recursive: true });
  const files = { 'a.js': 'plain', 'a.js.br': 'small', 'a.js.gz': 'zipped', 'b.woff2': 'font' };
  for (const [name, content] of Object.entries(files)) await writeFile(join(chunks, name), content);
  await writeFile(join(build, 'client', 'secret.js'), 'not a part');
  await mountPages(
    app,
    { build, handler: (_request, response) => response.end('the pages') },
    { publicUrl: 'http://localhost', locale: 'en' },
  );
});
afterAll(async () => {
  await app.close();
  await rm(build, { recursive: true });
});

const ask = (name: string, headers: Record<string, string> = {}) =>
  app.inject({ url: `/_app/immutable/${name}`, headers });

describe('a part of the program', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'small', 'br'],
    ['gzip, deflate', 'zipped', 'gzip'],
    ['', 'plain', undefined],
    ['zstd', 'plain', undefined],
  ])('comes as the browser takes it: %s', async (accepted, content, coding) => {
    const answer = await ask('chunks/a.js', { 'accept-encoding': accepted });
    expect(answer.payload).toBe(content);
    expect(answer.headers['content-encoding']).toBe(coding);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringMatching(/^text\/javascript/),
      'content-length': String(content.length),
      'cache-control': 'public,max-age=31536000,immutable',
      vary: 'Accept-Encoding',
    });
  });

  it('that is not compressed comes as it is', async () => {
    const answer = await ask('chunks/b.woff2', { 'accept-encoding': 'br' });
    expect([answer.payload, answer.headers['content-encoding']]).toEqual(['font', undefined]);
    expect(answer.headers['content-type']).toBe('font/woff2');
  });

  it('is not sent again to who has it, in the same form', async () => {
    const { headers } = await ask('chunks/a.js', { 'accept-encoding': 'br' });
    const held = { 'if-none-match': String(headers.etag) };
    const again = await ask('chunks/a.js', { ...held, 'accept-encoding': 'br' });
    expect([again.statusCode, again.payload]).toEqual([304, '']);
    expect((await ask('chunks/a.js', held)).payload).toBe('plain');
  });

  it('is told of without being sent', async () => {
    const answer = await app.inject({ method: 'HEAD', url: '/_app/immutable/chunks/a.js' });
    expect([answer.statusCode, answer.headers['content-length'], answer.payload]).toEqual([200, '5', '']);
  });

  it.each([
    ['a range', 'chunks/a.js', { range: 'bytes=0-1' }],
    ['weights', 'chunks/a.js', { 'accept-encoding': 'br;q=0, gzip' }],
    ['a file there is not', 'chunks/z.js', {}],
    ['a file of another kind', 'chunks/a.js.br', {}],
    ['a file elsewhere', '../../secret.js', {}],
    ['a file elsewhere, written otherwise', '%2e%2e/%2e%2e/secret.js', {}],
  ])('is left to the pages where it is asked for with %s', async (_what, name, headers) => {
    expect((await ask(name, headers)).payload).toBe('the pages');
  });
});
