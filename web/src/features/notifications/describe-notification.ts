import type { Notification } from '@spark/contract';
import { paths } from '#lib/paths.ts';

/** What a person is told, in words, and where it leads. */
export interface NotificationWords {
  /** Before and behind the title of the post. */
  before: string;
  after: string;
  /** What there is to do about it. */
  hint: string;
  href: string;
}

/** Says what happened to a post. */
export function describeNotification({ type, post }: Pick<Notification, 'type' | 'post'>): NotificationWords {
  if (type === 'poll_closed') {
    return {
      before: 'Your poll',
      after: 'has closed.',
      hint: 'See the final result',
      href: paths.post(post.id),
    };
  }
  return {
    before: 'A photo of',
    after: 'could not be read.',
    hint: 'Remove it from the post, so that others see the rest',
    href: paths.postEdit(post.id),
  };
}
