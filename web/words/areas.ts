/**
 * The parts texts are brought to the browser in. Whoever opens the feed loads its texts alone; what stands on pages
 * that are opened later, or only by some, comes with the code of these pages.
 */
const areas: Readonly<Record<string, readonly string[]>> = {
  admin: ['features/admin', 'features/imports', 'routes/admin'],
  buy: [
    'features/bag/BagPage',
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
    'features/lists',
    'features/notifications',
    'features/profile',
    'features/reviews',
    'features/saved',
    'features/search',
    'features/shop',
    'routes/interests/[slug]',
    'routes/lists',
    'routes/notifications',
    'routes/posts',
    'routes/products',
    'routes/reviews',
    'routes/saved',
    'routes/search',
    'routes/seen',
    'routes/shop',
    'routes/u/',
  ],
};

/** What everybody loads: the feed, its posts and the frame around every page. */
const everywhere = 'feed';

export const areaNames: readonly string[] = [everywhere, ...Object.keys(areas)];

/** The area a source file's texts belong to. */
export function areaOf(file: string): string {
  const path = file.replace(/^src\//, '');
  const found = Object.entries(areas).find(([, folders]) =>
    folders.some((folder) => path.startsWith(folder)),
  );
  return found?.[0] ?? everywhere;
}
