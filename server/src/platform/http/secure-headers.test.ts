import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { addSecureHeaders } from './secure-headers.ts';

function headersOf(url: string) {
  const app = fastify();
  addSecureHeaders(app, { isHttps: true });
  app.get('/*', () => 'here');
  return app.inject(url).then(({ headers }) => headers);
}

describe('headers of every answer', () => {
  it.each(['/', '/api/v1/feed', '/_app/version.json', '/_app/immutable/x.svg', '/posts/x.js'])(
    'lets nothing be framed or run at %s',
    async (url) => {
      expect(await headersOf(url)).toMatchObject({
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-request-id': expect.any(String),
      });
    },
  );

  it('gives a part of the program, which is never a document, what keeps it its own and nothing else', async () => {
    const headers = await headersOf('/_app/immutable/chunks/x.js');
    expect(headers).toMatchObject({
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
    });
    expect(headers).not.toHaveProperty('content-security-policy');
    expect(headers).not.toHaveProperty('x-request-id');
  });
});
