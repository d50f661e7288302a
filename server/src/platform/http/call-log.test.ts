import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, test } from 'vitest';
import { createHttpServer } from './server.ts';

test('a line says what was asked, without the keys that links of letters carry', async () => {
  const lines: string[] = [];
  const into = new Writable({
    write: (line, _encoding, done) => {
      lines.push(String(line));
      done();
    },
  });
  const outages = { refused: () => undefined };
  const app = await createHttpServer({ log: pino({ level: 'debug' }, into), isHttps: false, outages });
  app.post('/api/v1/unsubscribe/:token', async () => 'Done.');
  app.get('/api/v1/me/waiting-reviews', (request, reply) => {
    request.log.warn({ req: request }, 'looked at');
    return reply.send([]);
  });
  await app.inject({ method: 'POST', url: '/api/v1/unsubscribe/a.secret%2Bkey' });
  await app.inject({ method: 'GET', url: '/api/v1/me/waiting-reviews?token=another-secret' });
  await app.inject({ method: 'GET', url: '/api/v1/nowhere?token=another-secret' });
  await app.inject({ method: 'GET', url: '/api/auth/reset-password/another-secret?callbackURL=/' });
  await app.close();
  expect(lines.join('')).not.toContain('secret');
  const done = lines
    .map((line): unknown => JSON.parse(line))
    .filter((line) => JSON.stringify(line).includes('request completed'));
  expect(done).toMatchObject([
    { req: { method: 'POST', url: '/api/v1/unsubscribe/:token' }, res: { statusCode: 200 } },
    { req: { method: 'GET', url: '/api/v1/me/waiting-reviews' } },
    { req: { url: '/api/v1/nowhere' }, res: { statusCode: 404 } },
    { req: { url: '/api/auth/reset-password/:token' }, res: { statusCode: 404 } },
  ]);
});
