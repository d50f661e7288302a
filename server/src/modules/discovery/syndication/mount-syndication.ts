import type { Post, PostPage } from '@spark/contract';
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../../../platform/db/index.ts';
import { notFound, type AskAsVisitor } from '../../../platform/http/index.ts';
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

type Read = (ask: AskAsVisitor, name: string, cursor: { cursor?: string }) => Promise<Source>;

const sources: Record<string, Read> = {
  pages: async (ask, name, cursor) => {
    if (name !== 'newest') throw notFound('feed');
    const posts = await ask('getFeed', { query: { view: 'newest', ...cursor } });
    const title = 'Newest on Spark';
    return { title, description: 'Every post, newest first.', home: addresses.newest, name, posts };
  },
  interests: async (ask, slug, cursor) => {
    // One after the other: of an interest that is not there both refuse, and only the first says so.
    const interest = await ask('getInterest', { params: { slug } });
    const posts = await ask('getFeed', { query: { view: 'newest', interests: slug, ...cursor } });
    const title = `${interest.name} on Spark`;
    const description = `Posts about ${interest.name}, newest first.`;
    return { title, description, home: addresses.interest(slug), name: slug, posts };
  },
  people: async (ask, handle, cursor) => {
    const [profile, posts] = await Promise.all([
      ask('getUser', { params: { handle } }),
      ask('listUserPosts', { params: { handle }, query: cursor }),
    ]);
    const description = profile.bio || `What ${profile.name} posts on Spark.`;
    const title = `${profile.name} (@${profile.handle}) on Spark`;
    return { title, description, home: addresses.person(profile.handle), name: profile.handle, posts };
  },
};

/** Serves what can be followed by other programs: `/feeds/people/<handle>.rss`, `.json` and their like. */
export function mountSyndication(app: FastifyInstance, syndication: Syndication): void {
  app.route<{ Params: { kind: string; file: string }; Querystring: { cursor?: string } }>({
    method: 'GET',
    url: '/feeds/:kind/:file',
    schema: { hide: true },
    preHandler: app.rateLimit({ max: perMinute, timeWindow: 60_000 }),
    handler: async (request, reply) => {
      const { kind, file } = request.params;
      const { cursor } = request.query;
      const read = Object.hasOwn(sources, kind) ? sources[kind] : undefined;
      const [, name, type] = format.exec(file) ?? [];
      if (read === undefined || name === undefined || (type !== 'rss' && type !== 'json'))
        throw notFound('feed');
      const source = await read(syndication.ask, name, typeof cursor === 'string' ? { cursor } : {});
      if (source.name !== name) return reply.redirect(`/feeds/${kind}/${source.name}.${type}`, 301);
      const channel = await makeChannel(syndication, source, `/feeds/${kind}/${name}.${type}`, cursor);
      const modified = modifiedOf(source.posts.items);
      const text = type === 'rss' ? rssView(channel, modified) : jsonFeedView(channel);
      return send(request, reply.type(types[type]), { text, modified });
    },
  });
}

async function makeChannel(
  { db, publicUrl }: Syndication,
  { title, description, home, posts }: Source,
  path: string,
  cursor: string | undefined,
): Promise<Channel> {
  const at = (place: string | null | undefined) =>
    place === null || place === undefined ? '' : `?${new URLSearchParams({ cursor: place })}`;
  const pictures = await loadPictures(db, posts.items, publicUrl);
  return {
    title,
    description,
    home: publicUrl + home,
    self: publicUrl + path + at(cursor),
    next: posts.nextCursor === null ? null : publicUrl + path + at(posts.nextCursor),
    items: posts.items.map((post: Post) => channelItem(post, pictures.get(post.id) ?? [], publicUrl)),
  };
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
