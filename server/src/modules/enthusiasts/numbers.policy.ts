import { say, type Sentence } from '../../platform/sentences/index.ts';

/** A number of the formula: what it is unless the operator says otherwise, what it may be, and why it is there. */
interface NumberFacts {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  readonly isWhole?: true;
  /** What it says, for the page that explains the formula and for the operator. */
  readonly text: Sentence;
}

/** The numbers of the formula. Nothing else decides who is an enthusiast; `docs/enthusiasts.md` explains them. */
export const numberFacts = {
  smile: {
    usual: 1,
    least: 0,
    most: 10,
    // The measure of everything else: one smile of one person, given now.
    text: say`What a smile at a post or a comment weighs`,
  },
  answer: {
    usual: 1,
    least: 0,
    most: 10,
    // An answer to what one wrote shows that it led on; that it helped is said by the smile that often comes with it.
    text: say`What an answer to a comment weighs`,
  },
  bag: {
    usual: 1.5,
    least: 0,
    most: 10,
    // More than a nod, and still free.
    text: say`What a product put into a bag from a post weighs`,
  },
  save: {
    usual: 2,
    least: 0,
    most: 10,
    // Kept to come back to: what is useful is saved, what is only nice is smiled at.
    text: say`What saving a post weighs`,
  },
  helpful: {
    usual: 2,
    least: 0,
    most: 10,
    // The one button that says in words what all of this is about.
    text: say`What a “helpful” at a review weighs`,
  },
  order: {
    usual: 4,
    least: 0,
    most: 10,
    // Money is the most honest thanks there is; four, so that a shop window does not outweigh a helpful neighbour.
    text: say`What an order that a post led to weighs`,
  },
  halfLifeDays: {
    usual: 90,
    least: 7,
    most: 730,
    // A season: who stops contributing keeps the badge for some months, not for years.
    text: say`Days after which a contribution weighs half`,
  },
  repeatPower: {
    usual: 4,
    least: 1,
    most: 16,
    // Sixteen times the same person counts like two people. At 1 every smile counts in full, at 16 hardly any but the first.
    text: say`How little the same person counts again: at 1 every time in full, at 4 sixteen times as much as two people once`,
  },
  returnedShare: {
    usual: 0.75,
    least: 0,
    most: 1,
    // Friends smile at each other and should: it counts, for a quarter. What is not returned counts in full.
    text: say`The share left out of what two people give back to each other`,
  },
  newAccountDays: {
    usual: 30,
    least: 0,
    most: 365,
    // Long enough that accounts made for a purpose have to be kept for a month.
    text: say`Days until the word of a new account has its full weight`,
  },
  newAccountShare: {
    usual: 0.1,
    least: 0,
    most: 1,
    // Something, so that a newcomer who thanks somebody does not do it for nothing.
    text: say`What its word counts on the first day, as a share`,
  },
  knownBy: {
    usual: 3,
    least: 0,
    most: 50,
    isWhole: true,
    // One may be a friend and two a couple; three people who found somebody helpful are a beginning of being known.
    text: say`How many known people must have found somebody helpful for that person to be known`,
  },
  silentShare: {
    usual: 1,
    least: 0,
    most: 100,
    // Most people only read, and their smiles are welcome: but they cost nothing, so known people must say the same.
    text: say`People who are not known count at most so many times as much as those who are`,
  },
  closedShare: {
    usual: 0.1,
    least: 0,
    most: 0.5,
    // Circles of friends get a quarter to a half from outside, rings next to nothing; see docs/enthusiasts.md.
    text: say`A circle is closed when less than this share of its help comes to it from outside`,
  },
  earnAt: {
    usual: 30,
    least: 1,
    most: 10_000,
    // About thirty people within a season whose smiles are not returned; more where most are friends. In a community of
    // fifty where everybody smiles at everybody it is one in seven, in a made-up one of 2,000 one in ten of those who post.
    text: say`The badge is earned at`,
  },
  interestEarnAt: {
    usual: 15,
    least: 1,
    most: 10_000,
    // Half of it: an interest is a smaller room.
    text: say`The badge of one interest is earned at`,
  },
  keepShare: {
    usual: 0.7,
    least: 0.1,
    most: 1,
    // Half a half-life of rest: without anything new, a badge just earned stays for about six weeks.
    text: say`The share of what earns the badge that keeps it`,
  },
  contributions: {
    usual: 5,
    least: 1,
    most: 1_000,
    isWhole: true,
    // One post can go round the world by chance; five that helped somebody are a habit.
    text: say`Contributions that must have helped somebody`,
  },
  interestContributions: {
    usual: 3,
    least: 1,
    most: 1_000,
    isWhole: true,
    text: say`The same within one interest`,
  },
} as const satisfies Record<string, NumberFacts>;

/** The name of a number of the formula. */
export type NumberName = keyof typeof numberFacts;

/** A value for each number of the formula. */
export type EnthusiastNumbers = Readonly<Record<NumberName, number>>;

/** All numbers of the formula, in the order they are explained in. */
// Object.keys knows strings only; the table above has no others.
export const numberNames = Object.keys(numberFacts) as NumberName[];

/** The formula as it comes. */
export const usualNumbers: EnthusiastNumbers = completeNumbers({});

/** Numbers of the formula, the usual ones where nothing else is said. */
export function completeNumbers(said: Partial<Record<NumberName, number>>): EnthusiastNumbers {
  const entries = numberNames.map((name) => [name, said[name] ?? numberFacts[name].usual]);
  // Built from the names themselves.
  return Object.fromEntries(entries) as EnthusiastNumbers;
}

/** Why a number cannot be what somebody wants it to be; `null` where it can. */
export function faultOf(name: NumberName, value: number): Sentence | null {
  const facts: NumberFacts = numberFacts[name];
  if (!Number.isFinite(value) || value < facts.least || value > facts.most)
    return say`It must be a number from ${facts.least} to ${facts.most}.`;
  return facts.isWhole && !Number.isInteger(value) ? say`It must be a whole number.` : null;
}

/** Whether a word names a number of the formula. */
export function isNumberName(word: string): word is NumberName {
  return Object.hasOwn(numberFacts, word);
}
