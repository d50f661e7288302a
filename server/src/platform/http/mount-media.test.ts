import Fastify, { type FastifyInstance } from 'fastify';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mountMedia } from './mount-media.ts';

let folder: string;
let app: FastifyInstance;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spark-media-'));
  for (const name of ['a1b2-320.webp', 'A1B2-640.webp', '.a1b2-320.webp', 'notes.txt']) {
    await writeFile(join(folder, name), 'picture');
  }
  app = Fastify();
  await mountMedia(app, { folder, path: '/media/' });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const picture = '/media/a1b2-320.webp';

describe('a picture', () => {
  test('is there for everybody, for ever', async () => {
    const { statusCode, headers, body } = await app.inject(picture);
    expect({ statusCode, body }).toEqual({ statusCode: 200, body: 'picture' });
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });

  test('tells of itself, gives a part, and is not sent to whoever has it', async () => {
    const head = await app.inject({ method: 'HEAD', url: picture });
    expect(head).toMatchObject({ statusCode: 200, body: '' });
    expect(head.headers['content-length']).toBe('7');
    const part = await app.inject({ url: picture, headers: { range: 'bytes=0-2' } });
    expect(part).toMatchObject({ statusCode: 206, body: 'pic' });
    const held = { 'if-none-match': String(head.headers['etag']) };
    expect(await app.inject({ url: picture, headers: held })).toMatchObject({ statusCode: 304, body: '' });
  });
});

test.each([
  'another-320.webp',
  // A file that is there, under a name no picture has: a file system may hold it for one.
  'A1B2-640.webp',
  '.a1b2-320.webp',
  'notes.txt',
  'a1b2-320.webp/',
  '..%2fmedia%2fa1b2-320.webp',
  '',
])('nothing is at "%s"', async (name) => {
  expect((await app.inject(`/media/${name}`)).statusCode).toBe(404);
});
