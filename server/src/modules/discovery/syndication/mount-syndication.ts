import { createHash } from 'node:crypto';
import { matchLocale, type Locale, type Post, type PostPage } from '@spark/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../../../platform/db/index.ts';
import { notFound, type AskAsVisitor } from '../../../platform/http/index.ts';
import { say, speak } from '../../../platform/sentences/index.ts';
import { addresses } from '../addresses.ts';
import { hasSame } from '../conditional.ts';
import { modifiedOf, type Channel } from './channel.ts';
import { channelItem } from './channel.view.ts';
import { loadPictures } from './enclosed-pictures.ts';
import { jsonFeedView } from './json-feed.view.ts';
import { rssView } from './rss.view.ts';

/** What channels are made with. */
export interface Syndication {
  db: Db;
  ask: AskAsVisitor;
  publicUrl: string;
  /** The language of the shop. */
  locale: Locale;
}

/** What a channel is about, and a page of its posts. */
interface Source {
  title: string;
  description: string;
  home: string;
  /** Its own name, where it is read under a former one. */
  name: string;
  posts: PostPage;
}

const perMinute = 60;
const keptSeconds = 300;
const types = { rss: 'application/rss+xml; charset=utf-8', json: 'application/feed+json; charset=utf-8' };
const format = /^([\w-]+)\.(rss|json)$/;

/** Who is asked in which language, what for, and from where on. */
interface Asked {
  ask: AskAsVisitor;
  name: string;
  cursor: { cursor?: string };
  locale: Locale;
}

type Read = (asked: Asked) => Promise<Source>;

const sources: Record<string, Read> = {
  pages: async ({ ask, name, cursor, locale }) => {
    if (name !== 'newest') throw notFound('feed');
    const posts = await ask('getFeed', { query: { view: 'newest', ...cursor }, locale });
    return {
      title: speak(locale, say`Newest on Spark`),
      description: speak(locale, say`Every post, newest first.`),
      home: addresses.newest,
      name,
      posts,
    };
  },
  interests: async ({ ask, name: slug, cursor, locale }) => {
    // One after the other: of an interest that is not there both refuse, and only the first says so.
    const { name } = await ask('getInterest', { params: { slug }, locale });
    const posts = await ask('getFeed', { query: { view: 'newest', interests: slug, ...cursor }, locale });
    return {
      title: speak(locale, say`${name} on Spark`),
      description: speak(locale, say`Posts about ${name}, newest first.`),
      home: addresses.interest(slug),
      name: slug,
      posts,
    };
  },
  people: async ({ ask, name, cursor, locale }) => {
    const [profile, posts] = await Promise.all([
      ask('getUser', { params: { handle: name }, locale }),
      ask('listUserPosts', { params: { handle: name }, query: cursor, locale }),
    ]);
    const { handle, bio } = profile;
    return {
      title: speak(locale, say`${profile.name} (@${handle}) on Spark`),
      description: bio || speak(locale, say`What ${profile.name} posts on Spark.`),
      home: addresses.person(handle),
      name: handle,
      posts,
    };
  },
};

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
        ask: syndication.ask,
        name,
        cursor: cursor === undefined ? {} : { cursor },
        locale,
      });
      // An address that asks for a language goes on asking for it.
      const inLanguage: Record<string, string> = asked === null ? {} : { lang: asked };
      if (source.name !== name) {
        return reply.redirect(withQuery(`/feeds/${kind}/${source.name}.${type}`, inLanguage), 301);
      }
      const channel = await makeChannel(syndication, source, {
        locale,
        at: (place) => withQuery(`/feeds/${kind}/${name}.${type}`, { ...inLanguage, ...place }),
        cursor,
      });
      const modified = modifiedOf(source.posts.items);
      const text = type === 'rss' ? rssView(channel, modified) : jsonFeedView(channel);
      return send(request, reply.type(types[type]), { text, modified });
    },
  });
}

async function makeChannel(
  { db, publicUrl }: Syndication,
  { title, description, home, posts }: Source,
  {
    locale,
    at,
    cursor,
  }: { locale: Locale; at: (place: Record<string, string>) => string; cursor: string | undefined },
): Promise<Channel> {
  const pictures = await loadPictures(db, posts.items, publicUrl);
  return {
    title,
    description,
    home: publicUrl + home,
    self: publicUrl + at(cursor === undefined ? {} : { cursor }),
    next: posts.nextCursor === null ? null : publicUrl + at({ cursor: posts.nextCursor }),
    items: posts.items.map((post: Post) =>
      channelItem(post, pictures.get(post.id) ?? [], { publicUrl, locale }),
    ),
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
