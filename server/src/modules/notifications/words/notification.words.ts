import type { NotificationType } from '@spark/contract';
import type { LetterLanguage } from '../../../platform/mail/index.ts';

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
export function sayWhat(language: LetterLanguage, facts: ToldFacts): string {
  return sentences[language](facts);
}

const sentences: Readonly<Record<LetterLanguage, (facts: ToldFacts) => string>> = {
  en: sayInEnglish,
  'zh-CN': sayInChinese,
};

function sayInEnglish({ type, name, count, title }: ToldFacts): string {
  const others = count - 1;
  const who =
    others > 0 ? `${name} and ${others.toLocaleString('en')} ${others === 1 ? 'other' : 'others'}` : name;
  const quoted = (otherwise: string) => (title === '' ? otherwise : `“${title}”`);
  switch (type) {
    case 'post_smiled':
      return `${who} smiled at ${quoted('your post')}`;
    case 'post_commented':
      return `${who} commented on ${quoted('your post')}`;
    case 'comment_replied':
      return `${who} replied to your comment`;
    case 'comment_smiled':
      return `${who} smiled at your comment`;
    case 'mentioned':
      return `${who} mentioned you`;
    case 'followed':
      return `${who} ${others > 0 ? 'follow' : 'follows'} you now`;
    case 'followed_posted':
      return `${who} posted ${quoted('something new')}`;
    case 'review_helpful':
      return `${who} found your review of ${quoted('a product')} helpful`;
    case 'enthusiast_earned':
      return title === '' ? 'You are an enthusiast now' : `You are an enthusiast of ${title} now`;
    case 'poll_closed':
      return `Your poll ${quoted('').trim()} has closed`.replace('  ', ' ');
    case 'photo_failed':
      return `A photo of ${quoted('your post')} could not be read`;
    case 'product_back':
      return `${quoted('A product')} is back`;
    case 'price_dropped':
      return `${quoted('A product')} costs less`;
  }
}

function sayInChinese({ type, name, count, title }: ToldFacts): string {
  const others = count - 1;
  // Between a name and Chinese words stands a space, between Chinese words none.
  const who = others > 0 ? `${name} 和另外 ${others.toLocaleString('zh-CN')} 人` : `${name} `;
  const quoted = (otherwise: string) => (title === '' ? otherwise : `“${title}”`);
  switch (type) {
    case 'post_smiled':
      return `${who}为${title === '' ? '你的帖子' : `你的帖子${quoted('')}`}点了笑脸`;
    case 'post_commented':
      return `${who}评论了你的帖子${quoted('')}`;
    case 'comment_replied':
      return `${who}回复了你的评论`;
    case 'comment_smiled':
      return `${who}为你的评论点了笑脸`;
    case 'mentioned':
      return `${who}提到了你`;
    case 'followed':
      return `${who}关注了你`;
    case 'followed_posted':
      return `${who}发布了${title === '' ? '新帖子' : quoted('')}`;
    case 'review_helpful':
      return `${who}认为你对${quoted('商品')}的评价有帮助`;
    case 'enthusiast_earned':
      return title === '' ? '你已成为达人' : `你已成为“${title}”达人`;
    case 'poll_closed':
      return `你的投票${quoted('')}已结束`;
    case 'photo_failed':
      return `${title === '' ? '你的帖子' : quoted('')}中有一张照片无法读取`;
    case 'product_back':
      return `${quoted('商品')}重新有货`;
    case 'price_dropped':
      return `${quoted('商品')}降价了`;
  }
}
