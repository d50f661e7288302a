import type { NotificationType } from '@spark/contract';
import { quote, say, sayCounted, type Sentence } from '../../../platform/sentences/index.ts';

/** What a sentence about a notification is made of. */
export interface ToldFacts {
  type: NotificationType;
  /** Who did it, or did it last; empty where nobody did. */
  name: string;
  /** How many people did it. */
  count: number;
  /** The post, the product or the interest; empty where it has no words. */
  title: string;
}

/** What happened, in a sentence. */
export function sayWhat({ type, name, count, title }: ToldFacts): Sentence {
  const others = count - 1;
  const who =
    others > 0
      ? sayCounted(others, say`${name} and ${others} other`, say`${name} and ${others} others`)
      : quote(name);
  const hasTitle = title !== '';
  switch (type) {
    case 'post_smiled':
      return hasTitle ? say`${who} smiled at “${title}”` : say`${who} smiled at your post`;
    case 'post_commented':
      return hasTitle ? say`${who} commented on “${title}”` : say`${who} commented on your post`;
    case 'comment_replied':
      return say`${who} replied to your comment`;
    case 'comment_smiled':
      return say`${who} smiled at your comment`;
    case 'mentioned':
      return say`${who} mentioned you`;
    case 'followed':
      return sayCounted(count, say`${who} follows you now`, say`${who} follow you now`);
    case 'followed_posted':
      return hasTitle ? say`${who} posted “${title}”` : say`${who} posted something new`;
    case 'review_helpful':
      return hasTitle
        ? say`${who} found your review of “${title}” helpful`
        : say`${who} found your review of a product helpful`;
    case 'enthusiast_earned':
      return hasTitle ? say`You are an enthusiast of ${title} now` : say`You are an enthusiast now`;
    case 'creator_invited':
      return say`You are a creator now, with a storefront of your own`;
    case 'creator_dismissed':
      return say`You are not a creator any more, and your storefront is closed`;
    case 'poll_closed':
      return hasTitle ? say`Your poll “${title}” has closed` : say`Your poll has closed`;
    case 'photo_failed':
      return hasTitle
        ? say`A photo of “${title}” could not be read`
        : say`A photo of your post could not be read`;
    case 'product_back':
      return hasTitle ? say`“${title}” is back` : say`A product is back`;
    case 'price_dropped':
      return hasTitle ? say`“${title}” costs less` : say`A product costs less`;
  }
}
