import { say, sayCounted } from '../../../platform/sentences/index.ts';

/** The words of the letter about earlier reviews. */
export const consentMailWords = {
  subject: (count: number) =>
    sayCounted(count, say`May we show your review?`, say`May we show your ${count} reviews?`),
  opening: (count: number, shop: string) =>
    sayCounted(
      count,
      say`Before ${shop} had a community you reviewed something you bought from us. Nobody sees your words there unless you say so.`,
      say`Before ${shop} had a community you reviewed ${count} things you bought from us. Nobody sees your words there unless you say so. You decide, one by one if you like.`,
    ),
  stars: (stars: number) => say`${stars} of 5 stars`,
  more: (count: number) => say`… and ${count} more`,
  publish: say`Publish them`,
  choose: say`Look and choose`,
  never: say`Delete them and never write to me again`,
  closing: say`If you do nothing, they are deleted after 180 days, unseen.`,
};
