/** What everybody loads: the feed, its posts and the frame around every page. */
const everywhere = 'feed';

/**
 * The parts texts are brought to the browser in. Whoever opens the feed loads its texts alone; what stands on pages
 * that are opened later, or only by some, comes with the code of these pages.
 */
const areas: Readonly<Record<string, readonly string[]>> = {
  [everywhere]: ['features/search/SearchField', 'features/shortcuts/HelpButton'],
  // What opens over a feed once somebody taps.
  sheets: [
    'features/list-sheet/ListForm',
    'features/list-sheet/ListSheet.',
    'features/outbox/OutboxLine',
    'features/outbox/OutboxList',
    'features/outbox/entry-words',
    'features/people/BlockSheet',
    'features/people/FollowSheet',
    'features/people/SilencedList',
    'features/post/BagList',
    'features/post/BagSheet',
    'features/post/ProductSheet',
    'features/post/PreviewBanner',
    'features/post/history',
    'features/post/menu/PostMenu.',
    'features/post/menu/SalesSheet',
    'features/post/stock/HealingSheet',
    'features/post/why',
    'features/prompts/',
    'features/push',
    'features/reading/ReadingSwitches',
    'features/shortcuts/',
    'features/watch',
    'features/worker/InstallGuide',
    'features/worker/KeptPages',
    'features/worker/install-guides',
    'ui/PhotoViewer',
  ],
  admin: ['features/admin', 'features/imports', 'routes/admin'],
  buy: [
    'features/bag/BagLine',
    'features/bag/BagPage',
    'features/bag/BagSummary',
    'features/bag/ChangesNotice',
    'features/bag/Handover',
    'features/bag/describe-changes',
    'features/checkout',
    'features/orders',
    'routes/bag',
    'routes/checkout',
    'routes/orders',
  ],
  compose: [
    'features/compose',
    'features/drafts',
    'routes/compose',
    'routes/drafts',
    'routes/posts/[id]/edit',
  ],
  account: [
    'features/account',
    'features/enthusiast',
    'features/hidden-list',
    'features/onboarding',
    'features/settings',
    'features/tuning',
    'features/worker/describe-app',
    'routes/confirm-address',
    'routes/enthusiasts',
    'routes/forgot-password',
    'routes/goodbye',
    'routes/interests/+page',
    'routes/join',
    'routes/reset-password',
    'routes/settings',
    'routes/sign-',
    'routes/unsubscribe',
    'routes/watches',
    'routes/welcome',
  ],
  pages: [
    'features/browse',
    'features/comments',
    'features/finds',
    'features/lists',
    'features/notifications',
    'features/post/NotSeenYet',
    'features/post-grid/PostThumb',
    'features/profile',
    'features/reviews',
    'features/saved',
    'features/search',
    'features/shop',
    'lib/delivery-words',
    'routes/finds',
    'routes/install',
    'routes/interests/[slug]',
    'routes/lists',
    'routes/notifications',
    'routes/offline',
    'routes/outbox',
    'routes/posts',
    'routes/products',
    'routes/reviews',
    'routes/saved',
    'routes/search',
    'routes/seen',
    'routes/shop',
    'routes/u/',
    'routes/waiting-reviews',
  ],
};

export const areaNames: readonly string[] = Object.keys(areas);

/** The area a source file's texts belong to. */
export function areaOf(file: string): string {
  const path = file.replace(/^src\//, '');
  const found = Object.entries(areas).find(([, folders]) =>
    folders.some((folder) => path.startsWith(folder)),
  );
  return found?.[0] ?? everywhere;
}
