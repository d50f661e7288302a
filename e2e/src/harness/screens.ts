import type { Post, PostPage } from '@spark/contract';
import { readApi } from './read-api.ts';
import type { Spark } from './start-spark.ts';

/** What somebody without an account may see. */
export const visitorScreens = [
  '/welcome',
  '/sign-in',
  '/sign-in/link',
  '/sign-in/link?token=spent',
  '/forgot-password',
  '/reset-password?token=spent',
  '/confirm-address?token=spent',
  '/unsubscribe/cut-off',
  '/sign-up',
  '/newest',
  '/search?q=hat',
  '/shop',
  '/finds',
  '/finds/themes',
  '/bag',
  '/enthusiasts',
  '/install',
  '/offline',
];

/** What members have for themselves. */
export const memberScreens = [
  '/',
  '/following',
  '/compose',
  '/drafts',
  '/saved',
  '/saved?show=products',
  '/saved?show=lists',
  '/seen',
  '/interests',
  '/notifications',
  '/settings',
  '/settings/profile',
  '/settings/feed',
  '/settings/reading',
  '/settings/people',
  '/settings/notifications',
  '/settings/enthusiast',
  '/settings/account',
  '/waiting-reviews',
  '/orders',
  '/join',
  '/outbox',
];

/** What the shop's people have; the page of an import that waits is looked at where there is one: in `import.test.ts`. */
export const operatorScreens = [
  '/admin/orders',
  '/admin/delivery',
  '/admin/imports',
  '/admin/sales',
  '/admin/enthusiasts',
  '/admin/members',
  '/admin/creators',
];

/** A photo of the demo with something to buy, the newest. */
export async function findPhoto(spark: Pick<Spark, 'url'>): Promise<Post> {
  const { items } = await readApi<PostPage>(spark, '/feed?view=newest&kind=photo');
  const post = items.find(({ shoppableCount }) => shoppableCount > 0);
  if (post === undefined) throw new Error('The demo has nothing to buy.');
  return post;
}

/** The pages a post leads to, and those of somebody with reviews and lists. */
export function screensOf({ id, author, interests, products: [product] }: Post): string[] {
  return [
    `/posts/${id}`,
    `/products/${product?.id}`,
    `/products/${product?.id}/review`,
    `/products/${product?.id}/in-real-life`,
    `/u/${author.handle}`,
    '/u/ines?show=reviews',
    '/u/ines?show=lists',
    `/interests/${interests[0]?.slug}`,
  ];
}
