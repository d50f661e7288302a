import type { InterestSetting, Tastes } from '@spark/contract';
import type { PostExplanation, TermName } from '@spark/ranking';
import {
  listOf,
  say,
  sayCounted,
  type InLanguage,
  type Sentence,
} from '../../../platform/sentences/index.ts';

/** What the words of an explanation are made from: the facts of the ranking, with the names and settings they speak of. */
export interface WhyFacts extends PostFactsForWords {
  authorName: string;
  /** The interests of the post, as the reader has set them. */
  interests: readonly InterestSetting[];
  tastes: Tastes;
  /** What of the post the reader wanted less of, by name. */
  lessOf: readonly (string | Sentence)[];
}

type PostFactsForWords = PostExplanation['facts'];

const minuteS = 60;
const hourS = 60 * minuteS;
const dayS = 24 * hourS;

/** Says in words what each term of a score comes from; `value` is what the term adds or takes. */
export const whyWords: Record<TermName, (facts: WhyFacts, value: number) => Sentence> = {
  interest: describeInterests,
  walk: () => say`People who liked what you liked took to this, too`,
  followed: ({ authorName, tastes }) => tuned(say`You follow ${authorName}`, tastes.followed),
  author: describeHelp,
  product: ({ caredProductIds: { length } }) =>
    length > 1
      ? say`You looked into ${length} of the products it shows`
      : say`You looked into a product it shows`,
  fresh: ({ ageS, tastes }) =>
    tuned(ageS < 3 * dayS ? say`New: ${age(ageS)} old` : say`${age(ageS)} old`, tastes.fresh),
  popular: ({ responses, tastes }, value) => tuned(describeResponses(responses, value), tastes.popular),
  shoppable: (_, value) =>
    value > 0
      ? say`You want more posts with products to buy`
      : say`You want fewer posts with products to buy`,
  explore: ({ isNewAuthor }) =>
    isNewAuthor ? say`We are trying out new authors` : say`We are trying out posts few have seen`,
  notInterested: ({ lessOf }) =>
    lessOf.length > 0 ? say`You wanted less of ${listOf(lessOf)}` : say`You wanted less of this`,
};

function describeInterests({ interests, responsesToInterests: count }: WhyFacts): Sentence {
  const named = (isMeant: (weight: number) => boolean) =>
    interests
      .filter(({ weight, snoozedUntil }) => snoozedUntil === null && isMeant(weight ?? 0))
      .map(({ name }) => name);
  const parts = [
    { wish: (names: InLanguage) => say`chose ${names}`, names: named((weight) => weight === 1) },
    { wish: (names: InLanguage) => say`turned ${names} up`, names: named((weight) => weight > 1) },
    {
      wish: (names: InLanguage) => say`turned ${names} down`,
      names: named((weight) => weight > 0 && weight < 1),
    },
  ].filter(({ names }) => names.length > 0);
  if (parts.length > 0) {
    const wishes = listOf(parts.map(({ wish, names }) => wish(listOf(names))));
    if (count === 0) return say`You ${wishes}`;
    return sayCounted(
      count,
      say`You ${wishes}, and took to ${count} post like this`,
      say`You ${wishes}, and took to ${count} posts like this`,
    );
  }
  // Not chosen, but learned from what one responds to.
  return say`You often take to posts about ${listOf(interests.map(({ name }) => name))}`;
}

function describeHelp({ authorName, responsesToAuthor: count }: WhyFacts): Sentence {
  if (count === 0) return say`You took to ${authorName} before`;
  if (count === 2) return say`Posts by ${authorName} helped you twice`;
  return sayCounted(
    count,
    say`Posts by ${authorName} helped you once`,
    say`Posts by ${authorName} helped you ${count} times`,
  );
}

function describeResponses(
  { smile, save, comment }: PostFactsForWords['responses'],
  value: number,
): Sentence {
  if (value < 0) return say`Others hid or reported it`;
  const counted = [
    ...(smile === 0 ? [] : [sayCounted(smile, say`${smile} smile`, say`${smile} smiles`)]),
    ...(save === 0 ? [] : [sayCounted(save, say`${save} save`, say`${save} saves`)]),
    ...(comment === 0 ? [] : [sayCounted(comment, say`${comment} comment`, say`${comment} comments`)]),
  ];
  return counted.length === 0 ? say`Others looked into it` : say`Others liked it: ${listOf(counted)}`;
}

function tuned(words: Sentence, taste: number): Sentence {
  if (taste === 1) return words;
  return taste > 1 ? say`${words} (you turned this up)` : say`${words} (you turned this down)`;
}

function age(seconds: number): Sentence {
  if (seconds < minuteS) return say`not a minute`;
  const whole = (unitS: number) => Math.floor(seconds / unitS);
  const [minutes, hours, days] = [whole(minuteS), whole(hourS), whole(dayS)];
  if (hours === 0) return sayCounted(minutes, say`${minutes} minute`, say`${minutes} minutes`);
  if (days === 0) return sayCounted(hours, say`${hours} hour`, say`${hours} hours`);
  return sayCounted(days, say`${days} day`, say`${days} days`);
}
