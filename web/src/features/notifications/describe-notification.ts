import { withInnerMarks, type Notification } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import { quote } from '#lib/quote.ts';
import { shorten } from '#lib/shorten.ts';
import { plural } from '#lib/words/plural.ts';

/** A part of what a person is told: words, who did it, or the title of what it is about. */
export interface ToldPart {
  kind: 'words' | 'who' | 'title';
  text: string;
}

/** What a person is told, in parts, and where it leads. */
export interface NotificationWords {
  parts: ToldPart[];
  hint: string;
  href: string;
}

/** So that the mark that ends it is on the screen, too. */
const titleLength = 60;

// Languages put who and what in different places: sentences are made around marks, then cut there.
const whoMark = '\uE000';
const titleMark = '\uE001';

/** Says what happened, and to what. */
export function describeNotification(told: Notification): NotificationWords {
  const title = told.post?.title ?? told.product?.title ?? told.interest ?? '';
  const values = {
    [whoMark]: told.actors[0]?.name ?? '',
    [titleMark]: withInnerMarks(shorten(title, titleLength)),
  };
  return {
    parts: partsOf(sentenceOf(told, title !== ''), values),
    hint: hintOf(told),
    href: hrefOf(told),
  };
}

function partsOf(sentence: string, values: Record<string, string>): ToldPart[] {
  return sentence
    .split(/([\uE000\uE001])/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === whoMark) return { kind: 'who', text: values[part] ?? '' };
      if (part === titleMark) return { kind: 'title', text: values[part] ?? '' };
      return { kind: 'words', text: part };
    });
}

function sentenceOf(told: Notification, hasTitle: boolean): string {
  const who = peopleOf(told);
  const title = titleMark;
  switch (told.type) {
    case 'post_smiled':
      return hasTitle ? `${who} smiled at “${title}”` : `${who} smiled at your post`;
    case 'post_commented':
      return hasTitle ? `${who} commented on “${title}”` : `${who} commented on your post`;
    case 'comment_replied':
      return `${who} replied to your comment`;
    case 'comment_smiled':
      return `${who} smiled at your comment`;
    case 'mentioned':
      return `${who} mentioned you`;
    case 'followed':
      return told.actorCount === 1 ? `${who} follows you now` : `${who} follow you now`;
    case 'followed_posted':
      return hasTitle ? `${who} posted “${title}”` : `${who} posted something new`;
    case 'review_helpful':
      return `${who} found your review helpful: “${title}”`;
    case 'enthusiast_earned':
      return hasTitle ? `You are an enthusiast of “${title}” now` : 'You are an enthusiast now';
    case 'creator_invited':
      return 'You are a creator now, with a storefront of your own';
    case 'creator_dismissed':
      return 'You are not a creator any more, and your storefront is closed';
    case 'poll_closed':
      return `Your poll “${title}” has closed.`;
    case 'photo_failed':
      return `A photo of “${title}” could not be read.`;
    case 'product_back':
      return `“${title}” is back.`;
    case 'price_dropped':
      return `“${title}” costs less than before.`;
  }
}

function peopleOf({ actorCount }: Notification): string {
  const others = actorCount - 1;
  return others < 1 ? whoMark : plural(others, ['{0} and # other', '{0} and # others'], [whoMark]);
}

function hintOf({ type, comment }: Notification): string {
  switch (type) {
    case 'enthusiast_earned':
      return 'Your badge shows wherever you are named';
    case 'creator_invited':
      return 'Choose what it shows';
    case 'creator_dismissed':
      return 'Your lists and posts stay as they are';
    case 'poll_closed':
      return 'See the final result';
    case 'photo_failed':
      return 'Remove it from the post, so that others see the rest';
    case 'product_back':
      return 'Have a look';
    case 'price_dropped':
      return 'See the price';
    default:
      return comment === null ? '' : quote(comment.text);
  }
}

function hrefOf({ type, post, product, comment, actors }: Notification): string {
  if (type === 'photo_failed' && post !== null) return paths.postEdit(post.id);
  if (post !== null) return comment === null ? paths.post(post.id) : paths.comment(post.id, comment.id);
  if (product !== null) return paths.product(product.id);
  if (type === 'creator_invited') return paths.settingsStorefront;
  if (type === 'creator_dismissed') return paths.savedLists;
  const [first] = actors;
  return first === undefined ? paths.settingsNotifications : paths.profile(first.handle);
}
