import type { Notification } from '@spark/contract';
import { paths } from '#lib/paths.ts';

/** What a person is told, in words, and where it leads. */
export interface NotificationWords {
  /** Before and behind the title of the post or product. */
  before: string;
  title: string;
  after: string;
  /** What there is to do about it. */
  hint: string;
  href: string;
}

type Told = Pick<Notification, 'type' | 'post' | 'product'>;

/** Says what happened to a post or a product. */
export function describeNotification({ type, post, product }: Told): NotificationWords {
  const title = post?.title ?? product?.title ?? '';
  const postId = post?.id ?? '';
  const productId = product?.id ?? '';
  switch (type) {
    case 'poll_closed':
      return {
        before: 'Your poll',
        title,
        after: 'has closed.',
        hint: 'See the final result',
        href: paths.post(postId),
      };
    case 'photo_failed':
      return {
        before: 'A photo of',
        title,
        after: 'could not be read.',
        hint: 'Remove it from the post, so that others see the rest',
        href: paths.postEdit(postId),
      };
    case 'product_back':
      return { before: '', title, after: 'is back.', hint: 'Have a look', href: paths.product(productId) };
    case 'price_dropped':
      return {
        before: '',
        title,
        after: 'costs less than before.',
        hint: 'See the price',
        href: paths.product(productId),
      };
  }
}
