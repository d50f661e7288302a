import { sql } from 'kysely';
import { timingSafeEqual, createHash, createHmac } from 'node:crypto';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import {
  accountHandlers,
  createAuth,
  createIdentify,
  mountAuth,
  type Passwords,
} from './modules/accounts/index.ts';
import {
  catalogHandlers,
  createKeptProducts,
  createLiveProducts,
  createProductRows,
  productStream,
} from './modules/catalog/index.ts';
import { mountHooks } from './modules/connectors/index.ts';
import { creatorHandlers } from './modules/creators/index.ts';
import { cancelDeparture, departureHandlers } from './modules/departures/index.ts';
import { exportHandlers } from './modules/exports/index.ts';
import { embedHandlers, mountDiscovery } from './modules/discovery/index.ts';
import { draftHandlers } from './modules/drafts/index.ts';
import { enthusiastHandlers } from './modules/enthusiasts/index.ts';
import { findsHandlers } from './modules/finds/index.ts';
import { countPostsWith, feedHandlers, type FeedEngine } from './modules/feed/index.ts';
import { createEventBook, insightHandlers } from './modules/insights/index.ts';
import { interestHandlers } from './modules/interests/index.ts';
import { linkHandlers } from './modules/links/index.ts';
import { listHandlers } from './modules/lists/index.ts';
import { mediaHandlers, mediaPath, mountUploads } from './modules/media/index.ts';
import { createAuthorize, memberHandlers, takeShopMember } from './modules/memberships/index.ts';
import {
  choiceHandlers,
  createLiveUnread,
  letterHandlers,
  unsubscribing,
  notificationHandlers,
  notificationStream,
  notifyOfCreator,
  pushHandlers,
} from './modules/notifications/index.ts';
import {
  countPostsOfProduct,
  createPostCards,
  findAuthors,
  findSharingPosts,
  postHandlers,
  sharedReviewHandlers,
  tellReviewPosts,
} from './modules/posts/index.ts';
import { preferenceHandlers } from './modules/preferences/index.ts';
import { profileHandlers } from './modules/profiles/index.ts';
import { commentStream, reactionHandlers } from './modules/reactions/index.ts';
import { createKeptSilences, relationHandlers } from './modules/relations/index.ts';
import { reviewHandlers, waitingReviewHandlers } from './modules/reviews/index.ts';
import { searchHandlers } from './modules/search/index.ts';
import {
  isMembershipSold,
  endPurchases,
  endSubscriptions,
  membershipSaleHandlers,
  mountStripeWebhook,
  shopHandlers,
  type ShopPayments,
} from './modules/shop/index.ts';
import { endingWatches, watchHandlers } from './modules/watches/index.ts';
import type { Receiver } from './platform/broadcast/index.ts';
import type { ChangeFollower } from './platform/changes/index.ts';
import type { Db, OutageLog } from './platform/db/index.ts';
import type { Decoder } from './platform/decoder/index.ts';
import {
  createCursorCodec,
  createHttpServer,
  mountDocumentation,
  mountHealth,
  mountMedia,
  mountPages,
  mountStream,
  serveRoutes,
  type Gatekeeping,
  type Pages,
  type StreamLimits,
} from './platform/http/index.ts';
import type { OutboundRules } from './platform/outbound/index.ts';
import type { Push } from './platform/push/index.ts';
import { mountOneClick } from './platform/mail/index.ts';
import type { Services } from './platform/services.ts';
import type { MediaStore, Vault } from './platform/storage/index.ts';
import type { Secrets } from './secrets.ts';

/** What an app is put together from. */
export interface AppParts {
  config: Config;
  secrets: Secrets;
  db: Db;
  store: MediaStore;
  vault: Vault;
  exports: Vault;
  decoder: Decoder;
  payments: ShopPayments;
  push: Push;
  /** Follows the change log; whoever made it starts it once all is put together, and closes it. */
  changes: ChangeFollower;
  /** Hears what other processes, and this one, broadcast; whoever made it starts and closes it. */
  receiver: Receiver;
  /** Keeps what ranking needs in memory; whoever made it starts and closes it. */
  feedEngine: FeedEngine;
  log: FastifyBaseLogger;
  /** Told whenever somebody is refused for want of the database. */
  outages: OutageLog;
  version: string;
  /** The pages of the web client; `null` serves the API alone. */
  pages: Pages | null;
  /** How passwords are kept; what is not said is built in. */
  passwords?: Passwords;
  /** How reading strangers' pages differs from the rules that are built in; tests read pages of their own. */
  outbound: Partial<OutboundRules>;
  /** How many streams may be open; what is not said is built in. */
  streams?: Partial<StreamLimits>;
}

/** Puts Spark together: every module's answers behind one HTTP server. `close()` ends it gracefully. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, secrets, db, store, vault, exports, decoder, payments, push, changes, log } = parts;
  const services: Services = {
    db,
    store,
    vault,
    exports,
    decoder,
    cursors: createCursorCodec(secrets.cursor),
    push,
    publicUrl: config.publicUrl,
    outbound: parts.outbound,
    membershipName: config.membershipName,
  };
  const auth = createAuth({
    db,
    log,
    secret: secrets.auth,
    publicUrl: config.publicUrl,
    locale: config.locale,
    passwords: parts.passwords,
    onSignIn: (userId) => cancelDeparture(db, userId),
    shop: config.oidc && {
      settings: config.oidc,
      takeMember: (member) => db.transaction().execute((trx) => takeShopMember(trx, member)),
    },
  });
  const app = await createHttpServer({
    log,
    isHttps: config.publicUrl.startsWith('https:'),
    outages: parts.outages,
  });
  await mountDocumentation(app, { publicUrl: config.publicUrl, version: parts.version });
  mountHealth(app, async () => {
    await sql`select 1`.execute(db);
    parts.feedEngine.checkReady();
  });
  await mountMedia(app, { folder: store.folder, path: mediaPath });
  mountAuth(app, auth, db);
  const identify = createIdentify({ auth, db, changes, adminEmail: config.adminEmail });
  const gates = gatekeeping(services, identify, secrets.apiKey);
  await mountUploads(app, services, gates);
  // One place for both that list products.
  const rows = createProductRows();
  const products = createKeptProducts({ db, receiver: parts.receiver, changes });
  const silences = createKeptSilences({ db, changes });
  const cards = createPostCards({ db, changes, products, silences });
  const events = createEventBook(db);
  const letters = { db, key: secrets.letters };
  serveRoutes(app, db, gates, {
    ...profileHandlers(services),
    ...accountHandlers(services, config.oidc),
    ...memberHandlers(services, {
      isSold: isMembershipSold(payments.stripe),
      stopRenewal: (userId) => endSubscriptions(db, payments.stripe, userId),
      endPurchases,
    }),
    ...membershipSaleHandlers(services, payments.stripe),
    ...departureHandlers(services),
    ...exportHandlers(services),
    ...interestHandlers(services, countPostsWith(parts.feedEngine)),
    ...relationHandlers(services),
    ...mediaHandlers(services),
    ...catalogHandlers({ ...services, rows }, countPostsOfProduct),
    ...linkHandlers(services),
    ...shopHandlers(
      { ...services, settings: config.shop, payments },
      { findAuthors, tellClicks: events.keepClicks },
    ),
    ...reviewHandlers(services, { tell: tellReviewPosts, findSharing: findSharingPosts }),
    ...sharedReviewHandlers(services),
    ...waitingReviewHandlers(letters),
    ...draftHandlers(services),
    ...postHandlers({ ...services, cards }),
    ...reactionHandlers({ ...services, cards }),
    ...listHandlers({ ...services, cards }),
    ...enthusiastHandlers(services),
    ...findsHandlers(services),
    ...creatorHandlers({ ...services, cards }, notifyOfCreator),
    ...preferenceHandlers({ ...services, cards }),
    ...feedHandlers({ ...services, cards, engine: parts.feedEngine }),
    ...insightHandlers({ ...services, cards, events }),
    ...notificationHandlers(services),
    ...choiceHandlers(services),
    ...letterHandlers(letters),
    ...pushHandlers(services),
    ...watchHandlers(services),
    ...searchHandlers({ ...services, rows, cards }),
    ...embedHandlers(services),
  });
  // As with the jobs that read shops: only the database knows which variables hold their secrets.
  await mountHooks(app, services, process.env);
  for (const oneClick of [unsubscribing(letters), endingWatches(services)])
    await mountOneClick(app, oneClick);
  mountDiscovery(app, { ...services, dataDir: config.dataDir, locale: config.locale });
  if (payments.stripe !== null) await mountStripeWebhook(app, { db, stripe: payments.stripe });
  const live = createLiveProducts(db, parts.receiver, log);
  const comments = commentStream({ db, changes, silences, identify, log });
  const unread = createLiveUnread(db, parts.receiver, log);
  app.addHook('onClose', async () => {
    live.close();
    unread.close();
  });
  mountStream(app, [productStream(live), comments, notificationStream(unread, identify)], parts.streams);
  if (parts.pages !== null) await mountPages(app, parts.pages, config);
  return app;
}

function gatekeeping(
  { db, membershipName }: Services,
  identify: Gatekeeping['identify'],
  apiKey: string,
): Gatekeeping {
  return {
    identify,
    authorize: createAuthorize({ db, membershipName }),
    // Hashed first, so that both sides are of one length whatever was sent.
    isShopKey: (key) => timingSafeEqual(digest(key), digest(apiKey)),
    signAsShop: (message) => createHmac('sha256', apiKey).update(message).digest(),
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
