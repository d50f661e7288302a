import { createHash } from 'node:crypto';
import { matchLocale, type Locale } from '@spark/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../../../platform/db/index.ts';
import { notFound, type AskAsVisitor } from '../../../platform/http/index.ts';
import { hasSame } from '../conditional.ts';
import { modifiedOf, type Channel } from './channel.ts';
import { jsonFeedView } from './json-feed.view.ts';
import { rssView } from './rss.view.ts';
import { sources, type Source } from './sources.ts';

/** What channels are made with. */
export interface Syndication {
  db: Db;
  ask: AskAsVisitor;
  publicUrl: string;
  /** The language of the shop. */
  locale: Locale;
}

const perMinute = 60;
const keptSeconds = 300;
const types = { rss: 'application/rss+xml; charset=utf-8', json: 'application/feed+json; charset=utf-8' };
const format = /^([\w-]+)\.(rss|json)$/;

/** Serves what can be followed by other programs: `/feeds/people/<handle>.rss`, `.json` and their like. */
export function mountSyndication(app: FastifyInstance, syndication: Syndication): void {
  app.route<{ Params: { kind: string; file: string }; Querystring: { cursor?: unknown; lang?: unknown } }>({
    method: 'GET',
    url: '/feeds/:kind/:file',
    schema: { hide: true },
    preHandler: app.rateLimit({ max: perMinute, timeWindow: 60_000 }),
    handler: async (request, reply) => {
      const { kind, file } = request.params;
      const [cursor, lang] = [request.query.cursor, request.query.lang].map((value) =>
        typeof value === 'string' ? value : undefined,
      );
      const read = Object.hasOwn(sources, kind) ? sources[kind] : undefined;
      const [, name, type] = format.exec(file) ?? [];
      if (read === undefined || name === undefined || (type !== 'rss' && type !== 'json'))
        throw notFound('feed');
      const asked = matchLocale(lang);
      const locale = asked ?? syndication.locale;
      const source = await read({
        ...syndication,
        name,
        cursor: cursor === undefined ? {} : { cursor },
        locale,
      });
      // An address that asks for a language goes on asking for it.
      const inLanguage: Record<string, string> = asked === null ? {} : { lang: asked };
      if (source.name !== name) {
        return reply.redirect(withQuery(`/feeds/${kind}/${source.name}.${type}`, inLanguage), 301);
      }
      const channel = makeChannel(source, {
        publicUrl: syndication.publicUrl,
        at: (place) => withQuery(`/feeds/${kind}/${name}.${type}`, { ...inLanguage, ...place }),
        cursor,
      });
      const modified = modifiedOf(source.items);
      const text = type === 'rss' ? rssView(channel, modified) : jsonFeedView(channel);
      return send(request, reply.type(types[type]), { text, modified });
    },
  });
}

function makeChannel(
  { title, description, home, items, nextCursor }: Source,
  {
    publicUrl,
    at,
    cursor,
  }: { publicUrl: string; at: (place: Record<string, string>) => string; cursor: string | undefined },
): Channel {
  return {
    title,
    description,
    home: publicUrl + home,
    self: publicUrl + at(cursor === undefined ? {} : { cursor }),
    next: nextCursor === null ? null : publicUrl + at({ cursor: nextCursor }),
    items,
  };
}

function withQuery(path: string, query: Record<string, string>): string {
  const written = new URLSearchParams(query).toString();
  return written === '' ? path : `${path}?${written}`;
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { text, modified }: { text: string; modified: Date | null },
): FastifyReply {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  reply
    .header('etag', etag)
    .header('cache-control', `public, max-age=${keptSeconds}`)
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin');
  if (modified !== null) reply.header('last-modified', modified.toUTCString());
  // By its tag alone: a post that was taken down changes the list and leaves no time behind.
  return hasSame(request, etag) ? reply.status(304).send() : reply.send(text);
}
