import type { Notification } from '@spark/contract';
import { formatNumber } from '#lib/format.ts';
import { paths } from '#lib/paths.ts';

/** What a person is told, in words, and where it leads. */
export interface NotificationWords {
  /** Who did it: one name, and how many others; empty where nobody did. */
  who: { name: string; others: string } | null;
  /** Before and behind the title of the post, product or interest; without a title the sentence is `before`. */
  before: string;
  title: string;
  after: string;
  /** What there is to do about it, or what was said. */
  hint: string;
  href: string;
}

/** Says what happened, and to what. */
export function describeNotification(told: Notification): NotificationWords {
  const title = told.post?.title ?? told.product?.title ?? told.interest ?? '';
  return {
    who: whoDid(told),
    title,
    after: '',
    hint: quoted(told),
    href: hrefOf(told),
    ...sentenceOf(told, title),
  };
}

type Sentence = Pick<NotificationWords, 'before'> & Partial<NotificationWords>;

function sentenceOf({ type, actorCount }: Notification, title: string): Sentence {
  const post = title === '' ? ' your post' : '';
  switch (type) {
    case 'post_smiled':
      return { before: `smiled at${post}` };
    case 'post_commented':
      return { before: `commented on${post}` };
    case 'comment_replied':
      return { before: 'replied to your comment', title: '' };
    case 'comment_smiled':
      return { before: 'smiled at your comment', title: '' };
    case 'mentioned':
      return { before: 'mentioned you', title: '' };
    case 'followed':
      return { before: actorCount === 1 ? 'follows you now' : 'follow you now' };
    case 'followed_posted':
      return { before: title === '' ? 'posted something new' : 'posted' };
    case 'review_helpful':
      return { before: 'found your review helpful:' };
    case 'enthusiast_earned':
      return title === ''
        ? { before: 'You are an enthusiast now', hint: 'Your badge shows wherever you are named' }
        : {
            before: 'You are an enthusiast of',
            after: 'now',
            hint: 'Your badge shows wherever you are named',
          };
    case 'poll_closed':
      return { before: 'Your poll', after: 'has closed.', hint: 'See the final result' };
    case 'photo_failed':
      return {
        before: 'A photo of',
        after: 'could not be read.',
        hint: 'Remove it from the post, so that others see the rest',
      };
    case 'product_back':
      return { before: '', after: 'is back.', hint: 'Have a look' };
    case 'price_dropped':
      return { before: '', after: 'costs less than before.', hint: 'See the price' };
  }
}

function whoDid({ actors, actorCount }: Notification): NotificationWords['who'] {
  const [first] = actors;
  if (first === undefined) return null;
  const others = actorCount - 1;
  if (others < 1) return { name: first.name, others: '' };
  return { name: first.name, others: ` and ${formatNumber(others)} ${others === 1 ? 'other' : 'others'}` };
}

function quoted({ comment }: Notification): string {
  return comment === null ? '' : `“${comment.text}”`;
}

function hrefOf({ type, post, product, comment, actors }: Notification): string {
  if (type === 'photo_failed' && post !== null) return paths.postEdit(post.id);
  if (post !== null) return comment === null ? paths.post(post.id) : paths.comment(post.id, comment.id);
  if (product !== null) return paths.product(product.id);
  const [first] = actors;
  return first === undefined ? paths.settingsNotifications : paths.profile(first.handle);
}
