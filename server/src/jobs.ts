import type { Locale } from '@spark/contract';
import { accountLetterJob, settleAvatar, sweepTries, type Auth } from './modules/accounts/index.ts';
import { finishDepartures } from './modules/departures/index.ts';
import { forgetExports, sweepExports, writeExportJob } from './modules/exports/index.ts';
import {
  fetchFeedJob,
  healProducts,
  learnAllWords,
  learnWordsJob,
  productsChangedJob,
  queueDueFeeds,
  refreshListedPrices,
  sweepPrices,
} from './modules/catalog/index.ts';
import { queueDueShops, readShopJob } from './modules/connectors/index.ts';
import { sweepDrafts } from './modules/drafts/index.ts';
import {
  recomputeEnthusiasts,
  recomputeJob,
  reportJob,
  scoreDuePeople,
  sweepReports,
} from './modules/enthusiasts/index.ts';
import { learnWeights, sweepFeedSessions } from './modules/feed/index.ts';
import { sweepEvents } from './modules/insights/index.ts';
import { sweepLinks } from './modules/links/index.ts';
import { renderPhotoJob, sweepMedia, sweepStrayFiles } from './modules/media/index.ts';
import {
  digestMailJob,
  forgetNotifications,
  notificationMailJob,
  notify,
  notifyOfEnthusiast,
  pushMessageJob,
  queueDueDigests,
  sweepNotifications,
  tellFollowersJob,
} from './modules/notifications/index.ts';
import {
  closePollJob,
  filterShownProducts,
  languagesOfPosts,
  purgePostJob,
  settlePhoto,
  tellReviewPosts,
} from './modules/posts/index.ts';
import { languagesOfComments } from './modules/reactions/index.ts';
import {
  consentMailJob,
  findReviewOfPhoto,
  languagesOfReviews,
  queueConsentLetters,
  sweepWaiting,
  verifyReviews,
} from './modules/reviews/index.ts';
import {
  endSubscriptions,
  expireOrders,
  orderMailJob,
  purchasesChangedJob,
  refundPaymentJob,
  returnSubscriptionJob,
  sweepClicks,
  sweepHandovers,
  sweepPaymentMessages,
  type ShopPayments,
} from './modules/shop/index.ts';
import { sweepWatches, tellWatchers, watchMailJob, writeInstead } from './modules/watches/index.ts';
import { sweepChanges } from './platform/changes/index.ts';
import { sweepAnswers, sweepSignatures } from './platform/http/index.ts';
import type { Jobs, QueuedJob, ScheduledJob } from './platform/jobs/index.ts';
import type { Mail } from './platform/mail/index.ts';
import type { Services } from './platform/services.ts';
import { findLanguages } from './platform/words/index.ts';

type JobServices = Pick<
  Services,
  'db' | 'store' | 'vault' | 'exports' | 'decoder' | 'cursors' | 'publicUrl' | 'push'
> & {
  /** Makes the links of letters. */
  auth: Auth;
  mail: Mail;
  payments: ShopPayments;
  /** Signs the links at the end of letters. */
  letterKey: string;
  /** For how many days events are kept. */
  eventDays: number;
  /** The language letters are written in where nobody chose one. */
  locale: Locale;
};

/** Everything that happens by itself: at set times, and once something was written. */
export function createJobs(services: JobServices): Jobs {
  return { scheduled: scheduledJobs(services), queued: queuedJobs(services) };
}

function queuedJobs(services: JobServices): QueuedJob[] {
  const { db } = services;
  const letterLinks = { publicUrl: services.publicUrl, key: services.letterKey };
  return [
    renderPhotoJob(services, async (trx, { mediaId, state }) => {
      await settleAvatar(trx, mediaId);
      await tellReviewPosts(trx, await findReviewOfPhoto(trx, mediaId));
      const post = await settlePhoto(trx, mediaId);
      if (post === null || state !== 'failed') return;
      await notify(trx, {
        userId: post.authorId,
        type: 'photo_failed',
        postId: post.postId,
        now: new Date(),
      });
    }),
    closePollJob(db, (trx, { postId, authorId, now }) =>
      notify(trx, { userId: authorId, type: 'poll_closed', postId, now }),
    ),
    purgePostJob(db, (postId) => forgetNotifications(db, { postId })),
    accountLetterJob(services),
    writeExportJob(services),
    orderMailJob(db, services.mail, services.publicUrl),
    refundPaymentJob(db, services.payments),
    returnSubscriptionJob(db, services.payments.stripe),
    purchasesChangedJob(db, (purchases) => verifyReviews(db, purchases, tellReviewPosts)),
    // Feeds name the variables that hold their passwords, so which ones matter is known to the database only.
    fetchFeedJob(services, process.env),
    productsChangedJob(async (productIds, now) => ({
      ...(await healProducts(db, productIds, { filterShown: filterShownProducts, now })),
      ...(await tellWatchers(db, productIds, now)),
    })),
    watchMailJob(db, services.mail, services.publicUrl),
    consentMailJob({ db, ...letterLinks, locale: services.locale }, services.mail),
    pushMessageJob(services, writeInstead),
    tellFollowersJob(db),
    notificationMailJob(db, services.mail, letterLinks),
    digestMailJob(db, services.mail, letterLinks),
    // The same with connected shops and their keys.
    readShopJob(services, process.env),
    learnWordsJob(db),
    recomputeJob(db, { tellEarned: notifyOfEnthusiast }),
    reportJob(db),
  ];
}

function scheduledJobs(services: JobServices): ScheduledJob[] {
  const { db } = services;
  return [
    {
      name: 'sweep-media',
      schedule: '17 * * * *',
      run: async (now) => ({ ...(await sweepMedia(services, now)) }),
    },
    {
      name: 'sweep-stray-files',
      schedule: '27 3 * * *',
      run: async (now) => ({ removed: await sweepStrayFiles(services, now) }),
    },
    {
      name: 'sweep-feed-sessions',
      schedule: '37 3 * * *',
      run: async (now) => ({ removed: await sweepFeedSessions(db, now) }),
    },
    {
      name: 'sweep-answers',
      schedule: '47 3 * * *',
      run: async (now) => ({ removed: await sweepAnswers(db, now) }),
    },
    {
      name: 'sweep-signatures',
      schedule: '52 * * * *',
      run: async (now) => ({ removed: await sweepSignatures(db, now) }),
    },
    {
      name: 'finish-departures',
      schedule: '*/10 * * * *',
      run: (now) =>
        finishDepartures(db, now, async (userId) => {
          await endSubscriptions(db, services.payments.stripe, userId);
          await forgetExports(services, userId);
        }),
    },
    {
      name: 'sweep-exports',
      schedule: '32 * * * *',
      run: async (now) => ({ removed: await sweepExports(services, now) }),
    },
    {
      name: 'sweep-tries',
      schedule: '42 * * * *',
      run: async (now) => ({ removed: await sweepTries(db, now) }),
    },
    {
      name: 'sweep-changes',
      schedule: '12 * * * *',
      run: async (now) => ({ removed: await sweepChanges(db, now) }),
    },
    {
      // What no change told of: products that were sold out before posts showed them, new ones of a category.
      name: 'heal-products',
      schedule: '22 * * * *',
      run: (now) => healProducts(db, null, { filterShown: filterShownProducts, now }),
    },
    {
      // Sales begin without anybody's doing.
      name: 'tell-watchers',
      schedule: '*/5 * * * *',
      run: (now) => tellWatchers(db, null, now),
    },
    {
      // The same for the order of lists.
      name: 'refresh-listed-prices',
      schedule: '* * * * *',
      run: async (now) => ({ refreshed: await refreshListedPrices(db, now) }),
    },
    {
      // After each change words are learnt; this counts them, and forgets those that are gone.
      name: 'count-words',
      schedule: '7 3 * * *',
      run: async () => ({ words: await learnAllWords(db) }),
    },
    {
      // Of what was written before they were looked for; then there is nothing to do any more.
      name: 'find-languages',
      schedule: '*/10 * * * *',
      run: () =>
        findLanguages(db, [languagesOfReviews(tellReviewPosts), languagesOfPosts, languagesOfComments]),
    },
    {
      name: 'sweep-watches',
      schedule: '17 4 * * *',
      run: async (now) => ({ removed: await sweepWatches(db, now) }),
    },
    {
      name: 'write-consent-letters',
      schedule: '* * * * *',
      run: async (now) => ({ letters: await queueConsentLetters(db, now) }),
    },
    {
      // People so many react to that they are not scored with every reaction.
      name: 'score-due-people',
      schedule: '* * * * *',
      run: async (now) => ({ scored: await scoreDuePeople(db, { now, tellEarned: notifyOfEnthusiast }) }),
    },
    {
      name: 'refresh-enthusiasts',
      schedule: '42 4 * * *',
      run: async (now) => ({
        ...(await recomputeEnthusiasts(db, { now, tellEarned: notifyOfEnthusiast })),
        sweptReports: await sweepReports(db, now),
      }),
    },
    {
      name: 'sweep-waiting-reviews',
      schedule: '32 4 * * *',
      run: async (now) => ({ expired: await sweepWaiting(db, now) }),
    },
    {
      // Time zones differ by quarters of an hour.
      name: 'queue-due-digests',
      schedule: '*/5 * * * *',
      run: async (now) => ({ due: await queueDueDigests(db, now) }),
    },
    {
      name: 'sweep-notifications',
      schedule: '34 4 * * *',
      run: (now) => sweepNotifications(db, now),
    },
    {
      name: 'learn-weights',
      schedule: '12 4 * * *',
      run: (now) => learnWeights(db, now),
    },
    {
      // Makes the weeks to come, too.
      name: 'sweep-events',
      schedule: '57 3 * * *',
      run: (now) => sweepEvents(db, { now, eventDays: services.eventDays }),
    },
    {
      name: 'sweep-drafts',
      schedule: '7 4 * * *',
      run: async (now) => ({ removed: await sweepDrafts(db, now) }),
    },
    {
      name: 'fetch-due-feeds',
      schedule: '* * * * *',
      run: async (now) => ({ due: await queueDueFeeds(db, now) }),
    },
    {
      name: 'sweep-prices',
      schedule: '17 4 * * *',
      run: async (now) => ({ removed: await sweepPrices(db, now) }),
    },
    {
      name: 'read-due-shops',
      schedule: '* * * * *',
      run: async (now) => ({ due: await queueDueShops(db, now) }),
    },
    {
      name: 'sweep-links',
      schedule: '27 4 * * *',
      run: (now) => sweepLinks(db, now),
    },
    {
      name: 'expire-orders',
      schedule: '* * * * *',
      run: async (now) => ({ expired: await expireOrders(db, now) }),
    },
    {
      name: 'sweep-shop',
      schedule: '37 4 * * *',
      run: async (now) => ({
        clicks: await sweepClicks(db, now),
        handovers: await sweepHandovers(db, now),
        messages: await sweepPaymentMessages(db, now),
      }),
    },
  ];
}
