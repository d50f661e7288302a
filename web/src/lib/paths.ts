import { withThen } from './with-then.ts';

/** The addresses of the pages, in one place. */
export const paths = {
  forYou: '/',
  following: '/following',
  newest: '/newest',
  welcome: '/welcome',
  welcomeName: '/welcome/name',
  welcomeNotifications: '/welcome/notifications',
  interests: '/interests',
  search: '/search',
  shop: '/shop',
  /** A category with everything below it. Its names are the shop's own words, with any sign in them. */
  category: (category: string) => `/shop?${new URLSearchParams({ category })}`,
  /** A creator's page. */
  storefront: (slug: string) => `/shop/${slug}`,
  compose: '/compose',
  saved: '/saved',
  savedProducts: '/saved?show=products',
  savedLists: '/saved?show=lists',
  list: (id: string) => `/lists/${id}`,
  finds: '/finds',
  themes: '/finds/themes',
  theme: (slug: string) => `/finds/${slug}`,
  /** Where a list is known: one that stands in Finds has its place there. */
  listHome: ({ id, theme }: { id: string; theme: string | null }) =>
    theme === null ? `/lists/${id}` : `/finds/${theme}`,
  seen: '/seen',
  drafts: '/drafts',
  outbox: '/outbox',
  install: '/install',
  draft: (id: string) => `/compose?draft=${id}`,
  notifications: '/notifications',
  language: '/language',
  settings: '/settings',
  settingsProfile: '/settings/profile',
  settingsFeed: '/settings/feed',
  settingsReading: '/settings/reading',
  settingsPeople: '/settings/people',
  settingsEnthusiast: '/settings/enthusiast',
  enthusiasts: '/enthusiasts',
  settingsStorefront: '/settings/storefront',
  settingsNotifications: '/settings/notifications',
  settingsAccount: '/settings/account',
  /** What a shared link shows, as the server draws it. */
  postPicture: (id: string) => `/share/posts/${id}.jpg`,
  productPicture: (id: string) => `/share/products/${id}.jpg`,
  profilePicture: (handle: string) => `/share/people/${handle}.jpg`,
  interestPicture: (slug: string) => `/share/interests/${slug}.jpg`,
  listPicture: (id: string) => `/share/lists/${id}.jpg`,
  storefrontPicture: (slug: string) => `/share/storefronts/${slug}.jpg`,
  homePicture: '/share/pages/home.jpg',
  /** Where other programs follow a place; `.rss` or `.json` comes behind it. */
  newestFeed: '/feeds/pages/newest',
  findsFeed: '/feeds/pages/finds',
  interestFeed: (slug: string) => `/feeds/interests/${slug}`,
  profileFeed: (handle: string) => `/feeds/people/${handle}`,
  /** For you from where one was on another device. */
  feedPlace: (path: string) => `${path}?place=kept`,
  interest: (slug: string) => `/interests/${slug}`,
  post: (id: string) => `/posts/${id}`,
  /** A comment or reply, in its place among the others. */
  comment: (postId: string, id: string) => `/posts/${postId}?comment=${id}#comment-${id}`,
  postEdit: (id: string) => `/posts/${id}/edit`,
  postAsVisitor: (id: string) => `/posts/${id}?as=visitor`,
  postProducts: (id: string) => `/posts/${id}#products`,
  /** A product, with the post it was found in. */
  product: (id: string, fromPostId: string | null = null) =>
    fromPostId === null ? `/products/${id}` : `/products/${id}?from=${fromPostId}`,
  /** Where one writes a review of a product, or changes it. */
  reviewForm: (productId: string) => `/products/${productId}/review`,
  review: (id: string) => `/reviews/${id}`,
  waitingReviews: '/waiting-reviews',
  bag: '/bag',
  checkout: (currency?: string) => (currency === undefined ? '/checkout' : `/checkout?currency=${currency}`),
  orders: '/orders',
  order: (id: string) => `/orders/${id}`,
  orderPayment: (id: string) => `/orders/${id}/pay`,
  admin: '/admin',
  adminOrders: '/admin/orders',
  adminOrder: (id: string) => `/admin/orders/${id}`,
  adminDelivery: '/admin/delivery',
  adminImports: '/admin/imports',
  adminImport: (id: string) => `/admin/imports/${id}`,
  adminSales: '/admin/sales',
  adminEnthusiasts: '/admin/enthusiasts',
  adminMembers: '/admin/members',
  adminCreators: '/admin/creators',
  profile: (handle: string) => `/u/${handle}`,
  profileReviews: (handle: string) => `/u/${handle}?show=reviews`,
  profileLists: (handle: string) => `/u/${handle}?show=lists`,
  signIn: (then?: string) => withThen('/sign-in', then),
  signUp: (then?: string) => withThen('/sign-up', then),
  signInByLink: (then?: string) => withThen('/sign-in/link', then),
  /** On the way to the shop's own sign-in. */
  signInWithShop: (then?: string) => withThen('/sign-in/shop', then),
  /** The same for somebody signed in, who connects it. */
  connectShop: '/sign-in/shop?connect=1',
  /** Where one is signed in and what the device kept comes along. */
  signedIn: (then?: string) => withThen('/sign-in/done', then),
  forgotPassword: '/forgot-password',
  joinPayment: '/join/pay',
  goodbye: '/goodbye',
  join: (then?: string) => withThen('/join', then),
};

/** A place of ours to go on to, or `/` for anything that could lead elsewhere. */
export function safeThen(then: string | null | undefined): string {
  if (then === null || then === undefined) return '/';
  return /^\/(?![/\\])[^\\\s]*$/.test(then) ? then : '/';
}
