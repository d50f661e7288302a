import type { Locale } from '@spark/contract';
import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { createDrawing } from '../../platform/drawing/index.ts';
import { createAskAsVisitor } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { mountEmbeds } from './embeds/mount-embeds.ts';
import { createDrawnPictures } from './pictures/drawn-pictures.ts';
import { mountPictures } from './pictures/mount-pictures.ts';
import { createFindFile } from './pictures/picture-file.ts';
import { mountSitemaps } from './sitemaps/mount-sitemaps.ts';
import { createSiteMap } from './sitemaps/site-map.ts';
import { mountSyndication } from './syndication/mount-syndication.ts';

/**
 * Serves what Spark is found, followed and shared by: site map, feeds for other programs, share pictures, posts for pages
 * of others. All of it is what a visitor may read.
 */
export function mountDiscovery(
  app: FastifyInstance,
  {
    db,
    store,
    publicUrl,
    dataDir,
    locale,
  }: Pick<Services, 'db' | 'store' | 'publicUrl'> & {
    dataDir: string;
    /** The language of the shop, for whoever asks for none. */
    locale: Locale;
  },
): void {
  const ask = createAskAsVisitor(app);
  const drawing = createDrawing({ fontFolder: join(dataDir, 'fonts') });
  const drawn = createDrawnPictures({ folder: join(dataDir, 'drawings'), drawing });
  app.addHook('onClose', () => drawing.close());
  mountPictures(app, { ask, drawn, findFile: createFindFile(store.folder), locale });
  mountSitemaps(app, { db, siteMap: createSiteMap(db), publicUrl });
  mountSyndication(app, { db, ask, publicUrl, locale });
  mountEmbeds(app, { ask, publicUrl });
}
