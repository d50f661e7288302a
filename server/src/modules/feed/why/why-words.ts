import type { InterestSetting, Tastes } from '@spark/contract';
import type { PostExplanation, TermName } from '@spark/ranking';

/** What the words of an explanation are made from: the facts of the ranking, with the names and settings they speak of. */
export interface WhyFacts extends PostFactsForWords {
  authorName: string;
  /** The interests of the post, as the reader has set them. */
  interests: readonly InterestSetting[];
  tastes: Tastes;
  /** What of the post the reader wanted less of, by name. */
  lessOf: readonly string[];
}

type PostFactsForWords = PostExplanation['facts'];

const minuteS = 60;
const hourS = 60 * minuteS;
const dayS = 24 * hourS;

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Says in words what each term of a score comes from; `value` is what the term adds or takes. */
export const whyWords: Record<TermName, (facts: WhyFacts, value: number) => string> = {
  interest: describeInterests,
  walk: () => 'People who liked what you liked took to this, too',
  followed: ({ authorName, tastes }) => tuned(`You follow ${authorName}`, tastes.followed),
  author: ({ authorName, responsesToAuthor }) =>
    responsesToAuthor === 0
      ? `You took to ${authorName} before`
      : `Posts by ${authorName} helped you ${times(responsesToAuthor)}`,
  product: ({ caredProductIds }) =>
    caredProductIds.length > 1
      ? `You looked into ${caredProductIds.length} of the products it shows`
      : 'You looked into a product it shows',
  fresh: ({ ageS, tastes }) =>
    tuned(ageS < 3 * dayS ? `New: ${age(ageS)} old` : `${age(ageS)} old`, tastes.fresh),
  popular: ({ responses, tastes }, value) => tuned(describeResponses(responses, value), tastes.popular),
  shoppable: (_, value) =>
    value > 0 ? 'You want more posts with products to buy' : 'You want fewer posts with products to buy',
  explore: ({ isNewAuthor }) =>
    isNewAuthor ? 'We are trying out new authors' : 'We are trying out posts few have seen',
  notInterested: ({ lessOf }) =>
    lessOf.length > 0 ? `You wanted less of ${list.format(lessOf)}` : 'You wanted less of this',
};

function describeInterests({ interests, responsesToInterests }: WhyFacts): string {
  const named = (isMeant: (weight: number) => boolean) =>
    interests
      .filter(({ weight, snoozedUntil }) => snoozedUntil === null && isMeant(weight ?? 0))
      .map(({ name }) => name);
  const parts = [
    { verb: (names: string) => `chose ${names}`, names: named((weight) => weight === 1) },
    { verb: (names: string) => `turned ${names} up`, names: named((weight) => weight > 1) },
    { verb: (names: string) => `turned ${names} down`, names: named((weight) => weight > 0 && weight < 1) },
  ].filter(({ names }) => names.length > 0);
  if (parts.length > 0) {
    const wishes = `You ${list.format(parts.map(({ verb, names }) => verb(list.format(names))))}`;
    if (responsesToInterests === 0) return wishes;
    return `${wishes}, and took to ${count(responsesToInterests, 'post', 'posts')} like this`;
  }
  // Not chosen, but learned from what one responds to.
  return `You often take to posts about ${list.format(interests.map(({ name }) => name))}`;
}

function describeResponses({ smile, save, comment }: PostFactsForWords['responses'], value: number): string {
  if (value < 0) return 'Others hid or reported it';
  const counted = [
    count(smile, 'smile', 'smiles'),
    count(save, 'save', 'saves'),
    count(comment, 'comment', 'comments'),
  ].filter((words) => words !== null);
  return counted.length === 0 ? 'Others looked into it' : `Others liked it: ${list.format(counted)}`;
}

function count(number: number, one: string, many: string): string | null {
  return number === 0 ? null : `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

function tuned(words: string, taste: number): string {
  if (taste === 1) return words;
  return `${words} (you turned this ${taste > 1 ? 'up' : 'down'})`;
}

function times(number: number): string {
  if (number === 1) return 'once';
  return number === 2 ? 'twice' : `${number.toLocaleString('en')} times`;
}

function age(seconds: number): string {
  if (seconds < minuteS) return 'not a minute';
  const [size, one, many]: [number, string, string] =
    seconds < hourS
      ? [minuteS, 'minute', 'minutes']
      : seconds < dayS
        ? [hourS, 'hour', 'hours']
        : [dayS, 'day', 'days'];
  return count(Math.floor(seconds / size), one, many) ?? '';
}
