import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { isMediaKey } from '../storage/index.ts';

const yearSeconds = 31_536_000;

/**
 * Serves the media store. A key never changes what it shows, so it may be kept for ever; nothing in it is ever run.
 * Only what is a key is looked for, so that no file system may hold another name for it. Routes of @fastify/static itself make
 * sure of that by listing the folder for each request: where a shop has 100,000 files that takes a second.
 */
export async function mountMedia(
  app: FastifyInstance,
  media: { folder: string; path: string },
): Promise<void> {
  await app.register(fastifyStatic, {
    root: media.folder,
    serve: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header('cache-control', `public, max-age=${yearSeconds}, immutable`);
      reply.header('cross-origin-resource-policy', 'cross-origin');
    },
  });
  app.route<{ Params: { '*': string } }>({
    method: ['GET', 'HEAD'],
    url: `${media.path}*`,
    schema: { hide: true },
    handler: (request, reply) => {
      const { '*': key } = request.params;
      if (isMediaKey(key)) return reply.sendFile(key);
      reply.callNotFound();
      return reply;
    },
  });
}
