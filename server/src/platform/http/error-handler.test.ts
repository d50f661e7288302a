import { Readable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { createHttpServer } from './server.ts';

let app: FastifyInstance;
beforeAll(async () => {
  const outages = { refused: () => undefined };
  app = await createHttpServer({ log: pino({ level: 'silent' }), isHttps: false, outages });
  app.get<{ Params: { code: string } }>('/fails/:code', async ({ params: { code } }) => {
    throw Object.assign(new Error('no'), { code });
  });
  app.get('/breaks', (_request, reply) =>
    reply
      .headers({ 'cache-control': 'public, max-age=3600', 'content-encoding': 'gzip', etag: '"1"' })
      .type('application/xml')
      .send(
        new Readable({
          read: (): never => {
            throw terminated;
          },
        }),
      ),
  );
});
afterAll(() => app.close());

const terminated = Object.assign(new Error('terminated'), { code: '57P01' });

test.each(['ENOSPC', 'EDQUOT', '53100'])('a full disk (%s) is told as one', async (code) => {
  const answer = await app.inject(`/fails/${code}`);
  expect(answer.json()).toMatchObject({
    status: 507,
    code: 'storage_full',
    detail: 'There is no room left where Spark keeps its data. Nothing was changed; try again later.',
  });
});

test('what was said of an answer is not said of the refusal that came instead', async () => {
  const { headers, json } = await app.inject('/breaks');
  expect(json()).toMatchObject({ status: 503, code: 'unavailable' });
  for (const name of ['cache-control', 'content-encoding', 'etag']) expect(headers).not.toHaveProperty(name);
});
