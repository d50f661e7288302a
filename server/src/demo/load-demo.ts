import type { Locale } from '@spark/contract';
import * as demo from '@spark/demo';
import { sql } from 'kysely';
import { announceCatalog } from '../modules/catalog/index.ts';
import { recomputeEnthusiasts } from '../modules/enthusiasts/index.ts';
import { restartLog } from '../platform/changes/index.ts';
import type { Db, Trx } from '../platform/db/index.ts';
import type { MediaStore } from '../platform/storage/index.ts';
import { countResponses } from './count-responses.ts';
import { demoPictureTasks } from './demo-picture-tasks.ts';
import { openDrawers } from './draw-elsewhere.ts';
import { isEmpty } from './is-empty.ts';
import { loadDelivery } from './load-delivery.ts';
import { loadInterests } from './load-interests.ts';
import { loadLists } from './load-lists.ts';
import { loadNotifications } from './load-notifications.ts';
import { loadPeople } from './load-people.ts';
import { loadPosts } from './load-posts.ts';
import { loadProducts } from './load-products.ts';
import { loadResponses } from './load-responses.ts';
import { loadReviewAnswers } from './load-review-answers.ts';
import { loadReviews } from './load-reviews.ts';
import { loadStorefronts } from './load-storefronts.ts';
import { renderDemoPictures } from './render-demo-pictures.ts';
import type { DemoWorld } from './demo-world.ts';

/** Sketches have a twenty-fifth of the pixels, and look the same on a small screen from some way off. */
const sketchScale = 1 / 5;

/** What loading tells while it goes on. */
export interface DemoProgress {
  onPicture(done: number, total: number): void;
}

/**
 * Puts the demo community into an empty database, and says whether it moved in. The pictures are drawn first, then everything
 * comes in by one transaction: whatever interrupts the loading, the database is still empty afterwards and the next start
 * begins anew. Sketches are the same pictures made small, for those who look at what Spark does and not at how it looks.
 */
export async function loadDemo(
  { db, store }: { db: Db; store: MediaStore },
  { now, locale, areSketches = false }: { now: Date; locale: Locale; areSketches?: boolean },
  progress: DemoProgress,
): Promise<boolean> {
  const pictures = await drawPictures(store, areSketches ? sketchScale : 1, progress);
  if (!(await moveIn(db, { now, pictures }, locale))) return false;
  // If it comes to nothing, a worker does it as soon as it follows the log. Those who earned it long ago need not be told.
  await recomputeEnthusiasts(db, { now, tellEarned: async () => undefined });
  return true;
}

/**
 * Brings the demo community in with its pictures. Drawing them took a while: another process, or a person, may have moved in
 * meanwhile, and then nothing is added.
 */
export async function moveIn(
  db: Db,
  start: Pick<DemoWorld, 'now' | 'pictures'>,
  locale: Locale,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await sql`lock table users in share row exclusive mode`.execute(trx);
    if (!(await isEmpty(trx))) return false;
    await fill({ ...start, trx }, locale);
    return true;
  });
}

async function drawPictures(store: MediaStore, scale: number, { onPicture }: DemoProgress) {
  const keys = demoPictureTasks(scale).map(({ key }) => key);
  const drawers = openDrawers(scale);
  try {
    return await renderDemoPictures(store, drawers, keys, onPicture);
  } finally {
    await drawers.close();
  }
}

async function fill(
  start: Pick<DemoWorld, 'now' | 'pictures'> & { trx: Trx },
  locale: Locale,
): Promise<void> {
  const words = demo.demoIn(locale);
  const interestIds = await loadInterests(start, demo.interests, locale);
  const userIds = await loadPeople({ ...start, interestIds }, words.people, demo.follows);
  const productIds = await loadProducts(start, words.products);
  await loadDelivery(start, words.delivery);
  const world = { ...start, language: words.language, interestIds, userIds, productIds };
  const reviews = await loadReviews(world, words.reviews);
  await loadReviewAnswers({ ...world, reviews }, { ...demo, ...words });
  const postIds = await loadPosts({ ...world, reviews }, words.posts);
  await loadResponses({ ...world, postIds }, { ...demo, ...words });
  const lists = await loadLists({ ...world, postIds }, words.lists);
  await loadStorefronts({ ...world, lists }, words.storefronts);
  await countResponses(start.trx);
  await loadNotifications(start.trx, start.now);
  await announceCatalog(start.trx);
  // A process that was there before the demo came would know the posts, but not what people did with them.
  await restartLog(start.trx);
}
