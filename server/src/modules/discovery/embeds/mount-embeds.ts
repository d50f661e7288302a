import type { FastifyInstance } from 'fastify';
import { idPattern } from '@spark/contract';
import { notFound, type AskAsVisitor } from '../../../platform/http/index.ts';
import { embedPage, embedPolicy } from './embed-page.view.ts';

const keptSeconds = 300;
const id = new RegExp(idPattern);

/** Serves posts for pages of others: `/embed/posts/<id>`. */
export function mountEmbeds(
  app: FastifyInstance,
  { ask, publicUrl }: { ask: AskAsVisitor; publicUrl: string },
): void {
  app.get<{ Params: { id: string } }>(
    '/embed/posts/:id',
    { schema: { hide: true } },
    async (request, reply) => {
      if (!id.test(request.params.id)) throw notFound('post');
      const post = await ask('getPost', { params: { id: request.params.id } });
      return reply
        .removeHeader('x-frame-options')
        .header('content-security-policy', embedPolicy)
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('cache-control', `public, max-age=${keptSeconds}`)
        .type('text/html; charset=utf-8')
        .send(embedPage(post, publicUrl));
    },
  );
}
