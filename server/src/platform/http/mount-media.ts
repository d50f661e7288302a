import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const yearSeconds = 31_536_000;

/** Serves the media store. A key never changes what it shows, so it may be kept for ever; nothing in it is ever run. */
export async function mountMedia(
  app: FastifyInstance,
  media: { folder: string; path: string },
): Promise<void> {
  await app.register(fastifyStatic, {
    root: media.folder,
    prefix: media.path,
    decorateReply: false,
    index: false,
    // Files still being written begin with a dot: to the outside they are not there.
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header('cache-control', `public, max-age=${yearSeconds}, immutable`);
      reply.header('cross-origin-resource-policy', 'cross-origin');
    },
  });
}
