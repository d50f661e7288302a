import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { idPattern } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { notFound } from '../../../platform/http/index.ts';
import { addresses } from '../addresses.ts';
import { robotsText } from './robots.ts';
import { selectPlaces, siteKinds } from './site-entries.queries.ts';
import type { SiteMap } from './site-map.ts';
import { sitemapIndex, sitemapPart } from './sitemap-xml.view.ts';

/** A part is fifty thousand pages; nobody reads more of them in a minute. */
const perMinute = 60;
const keptSeconds = 3_600;
const pages = [
  addresses.welcome,
  addresses.newest,
  addresses.interests,
  addresses.shop,
  addresses.enthusiasts,
  addresses.finds,
  addresses.themes,
];
const id = new RegExp(idPattern);

/** Serves `robots.txt`, the index of the site map and its parts. */
export function mountSitemaps(
  app: FastifyInstance,
  { db, siteMap, publicUrl }: { db: Db; siteMap: SiteMap; publicUrl: string },
): void {
  const schema = { hide: true };
  const preHandler = app.rateLimit({ max: perMinute, timeWindow: 60_000 });
  const kept = `public, max-age=${keptSeconds}`;
  const robots = robotsText(publicUrl);
  app.get('/robots.txt', { schema }, (_request, reply) =>
    reply.header('cache-control', kept).type('text/plain; charset=utf-8').send(robots),
  );
  app.get(addresses.sitemap, { schema, preHandler }, async (_request, reply) => {
    const parts = await siteMap.listParts(new Date());
    return reply
      .header('cache-control', kept)
      .type('application/xml; charset=utf-8')
      .send(sitemapIndex(parts, publicUrl));
  });
  app.get(addresses.sitemapPart('places', 'all'), { schema, preHandler }, async (request, reply) => {
    const entries = [...pages.map((address) => ({ address, modified: null })), ...(await selectPlaces(db))];
    return sendXml(request, reply.header('cache-control', kept), sitemapPart(oneOf(entries), publicUrl));
  });
  app.get<{ Params: { kind: string; file: string } }>(
    '/sitemaps/:kind/:file',
    { schema, preHandler },
    async (request, reply) => {
      const kind = siteKinds.find((known) => known === request.params.kind);
      const from = request.params.file.replace(/\.xml$/, '');
      if (kind === undefined || !request.params.file.endsWith('.xml') || !id.test(from))
        throw notFound('part');
      const portions = siteMap.readPart({ kind, from });
      return sendXml(request, reply.header('cache-control', kept), sitemapPart(portions, publicUrl));
    },
  );
}

async function* oneOf<Item>(items: Item[]): AsyncGenerator<Item[]> {
  yield items;
}

/** Sends it as it is written, a tenth as long where that is understood. */
function sendXml(request: FastifyRequest, reply: FastifyReply, pieces: AsyncIterable<string>): FastifyReply {
  const written = Readable.from(pieces, { objectMode: false });
  reply.type('application/xml; charset=utf-8').header('vary', 'accept-encoding');
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(written);
  const packed = createGzip();
  written.once('error', (error) => packed.destroy(error));
  packed.once('close', () => written.destroy());
  return reply.header('content-encoding', 'gzip').send(written.pipe(packed));
}
