import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { keepProgramParts, programPath } from './program-parts.ts';

/** Serves the pages of the web client, as its build gives it. */
export type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** The pages of the web client, and the folder of their build. */
export interface Pages {
  handler: PageHandler;
  build: string;
}

/** A call a page makes to our own API while it is rendered. */
export interface InnerRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: Uint8Array;
}

/** Tells the pages whether they are reached over http or https; whatever a client sends under this name is replaced. */
export const protocolHeader = 'x-spark-protocol';

/** The service worker: it fetches what it keeps, from here and nowhere else. Its policy is the one its script came with. */
const workerPath = '/service-worker.js';
const workerPolicy = "default-src 'none';connect-src 'self';frame-ancestors 'none';base-uri 'none'";

/**
 * Hands everything that is not API or media to the pages. While they are rendered they reach the API through
 * `sparkInject` on the raw request: the same routes with the same checks, without a socket. `sparkLocale` is the language
 * the shop would like them in.
 */
export async function mountPages(
  app: FastifyInstance,
  { handler, build }: Pages,
  { publicUrl, locale }: { publicUrl: string; locale: string },
): Promise<void> {
  const publicAddress = new URL(publicUrl);
  const answerPart = await keepProgramParts(build);
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    const inject = (inner: InnerRequest) =>
      app.inject({
        method: inner.method as 'GET',
        url: inner.url,
        headers: inner.headers,
        remoteAddress: request.ip,
        ...(inner.body === undefined ? {} : { payload: Buffer.from(inner.body) }),
      });
    Object.assign(request.raw, {
      sparkInject: inject,
      sparkPublicUrl: publicAddress.origin,
      sparkLocale: locale,
    });
    // Behind a proxy that ends TLS only the settings know that people come by https.
    const isPublic = request.host === publicAddress.host;
    request.raw.headers[protocolHeader] = isPublic
      ? publicAddress.protocol.replace(':', '')
      : request.protocol;
    reply.hijack();
    // Headers set by hooks so far; what is for pages alone they set themselves.
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    if (request.url === workerPath) reply.raw.setHeader('content-security-policy', workerPolicy);
    handler(request.raw, reply.raw, () => {
      reply.raw.statusCode = 404;
      reply.raw.end('Not found');
    });
  };
  await app.register(async (scope) => {
    // Forms are read by the pages themselves.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.route({
      method: 'GET',
      url: `${programPath}*`,
      schema: { hide: true },
      handler: async (request, reply) => {
        if (!(await answerPart(request, reply))) answer(request, reply);
        return reply;
      },
    });
    scope.route({
      method: ['GET', 'POST'],
      url: '/*',
      schema: { hide: true },
      handler: (request, reply) => {
        // A call that does not exist is no page: programs are told in their own words.
        if (request.url.startsWith('/api/')) return reply.callNotFound();
        return answer(request, reply);
      },
    });
  });
}
