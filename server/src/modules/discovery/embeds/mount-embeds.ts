import type { FastifyInstance } from 'fastify';
import { idPattern, matchLocale } from '@spark/contract';
import { localeOf, notFound, type AskAsVisitor } from '../../../platform/http/index.ts';
import { embedPage, embedPolicy } from './embed-page.view.ts';

const keptSeconds = 300;
const id = new RegExp(idPattern);

/** Serves posts for pages of others: `/embed/posts/<id>`. */
export function mountEmbeds(
  app: FastifyInstance,
  { ask, publicUrl }: { ask: AskAsVisitor; publicUrl: string },
): void {
  app.get<{ Params: { id: string }; Querystring: { lang?: unknown } }>(
    '/embed/posts/:id',
    { schema: { hide: true } },
    async (request, reply) => {
      if (!id.test(request.params.id)) throw notFound('post');
      const post = await ask('getPost', { params: { id: request.params.id } });
      const { lang } = request.query;
      // Whoever embeds it may say which language their page is in.
      const locale = matchLocale(typeof lang === 'string' ? lang : null) ?? localeOf(request);
      return reply
        .removeHeader('x-frame-options')
        .header('content-security-policy', embedPolicy)
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('cache-control', `public, max-age=${keptSeconds}`)
        .header('content-language', locale)
        .header('vary', 'accept-language')
        .type('text/html; charset=utf-8')
        .send(embedPage(post, locale, publicUrl));
    },
  );
}
