import type { LetterLanguage } from '../../../platform/mail/index.ts';

/** What the letter says, by language. */
export interface ConsentMailWords {
  subject(count: number): string;
  opening(count: number, shop: string): string;
  stars(stars: number): string;
  more(count: number): string;
  publish: string;
  choose: string;
  never: string;
  closing: string;
}

/** The words of the letter about earlier reviews. */
export const consentMailWords: Readonly<Record<LetterLanguage, ConsentMailWords>> = {
  en: {
    subject: (count) => (count === 1 ? 'May we show your review?' : `May we show your ${count} reviews?`),
    opening: (count, shop) =>
      `You reviewed ${count === 1 ? 'something' : `${count} things`} you bought from us before ${shop} had a community. ` +
      'Nobody sees your words there unless you say so. You decide, one by one if you like.',
    stars: (stars) => `${stars} of 5 stars`,
    more: (count) => `… and ${count} more`,
    publish: 'Publish them',
    choose: 'Look and choose',
    never: 'Delete them and never write to me again',
    closing: 'If you do nothing, they are deleted after 180 days, unseen.',
  },
  'zh-CN': {
    subject: (count) => `可以展示您的 ${count} 条评价吗？`,
    opening: (count, shop) =>
      `在 ${shop} 的社区开放之前，您曾为购买的商品写过 ${count} 条评价。未经您同意，任何人都看不到它们。您可以逐条决定。`,
    stars: (stars) => `${stars} 星（满分 5 星）`,
    more: (count) => `……另有 ${count} 条`,
    publish: '发布',
    choose: '查看并选择',
    never: '全部删除，不再给我写信',
    closing: '如果您不做任何操作，180 天后它们会被删除，不会有人看到。',
  },
};
