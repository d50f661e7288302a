import { seededRandom } from '@spark/ranking';
import type { EnthusiastNumbers } from '../../server/src/modules/enthusiasts/numbers.policy.ts';
import { scoreCommunity, type Thanks } from './made-up-thanks.ts';

/** A group within a made-up community, and what comes of it. */
export interface GroupReport {
  name: string;
  /** Of those of the group who contribute. */
  median: number;
  best: number;
  badges: number;
  members: number;
}

/** People of the community around the group; every fourth contributes, and some do much more than others. */
const crowd = 2_000;
const contributors = crowd / 4;
const span = 90;

/** What a group does: it begins at the number `first` and tells of all thanks it gives and gets. */
export interface Group {
  name: string;
  members: number;
  /** Those of its members, from the first on, who are to earn the badge. */
  aspirants: number;
  thanks(first: number, random: () => number): Thanks[];
  ageDays?: number;
  /** Whether its accounts were signed in on one device. */
  isOneDevice?: boolean;
}

/** Puts a group into an honest community of 2,000 and says what it earns. */
export function judgeGroup(group: Group, numbers: EnthusiastNumbers): GroupReport {
  const random = seededRandom(7);
  const people = crowd + group.members;
  const isInGroup = (person: number) => person >= crowd;
  const { scores, contributions } = scoreCommunity([...crowdThanks(), ...group.thanks(crowd, random)], {
    people,
    ageDays: (person) => (isInGroup(person) ? (group.ageDays ?? 730) : 730),
    doubles: (one, other) => group.isOneDevice === true && isInGroup(one) && isInGroup(other),
    numbers,
  });
  return reportOf(group, { scores, contributions, first: crowd, numbers });
}

/** The community itself, for comparison: those who contribute. */
export function judgeCrowd(numbers: EnthusiastNumbers): GroupReport {
  const made = scoreCommunity(crowdThanks(), { people: crowd, numbers });
  return reportOf(
    { name: `a community of ${crowd}`, members: crowd, aspirants: contributors },
    { ...made, first: 0, numbers },
  );
}

function reportOf(
  { name, aspirants, members }: Pick<Group, 'name' | 'aspirants' | 'members'>,
  made: { scores: Float64Array; contributions: Int32Array; first: number; numbers: EnthusiastNumbers },
): GroupReport {
  const { first, numbers } = made;
  const scores = made.scores.slice(first, first + aspirants);
  const badges = scores.filter(
    (score, at) => score >= numbers.earnAt && (made.contributions[first + at] ?? 0) >= numbers.contributions,
  ).length;
  scores.sort();
  return {
    name,
    median: scores[Math.floor(aspirants / 2)] ?? 0,
    best: scores[aspirants - 1] ?? 0,
    badges,
    members,
  };
}

// Made once: every group meets the same community.
const honestThanks: Thanks[] = [];

/** Who thanks whom in the crowd: a few are thanked by many, and people stay with what they like. */
function crowdThanks(): readonly Thanks[] {
  if (honestThanks.length > 0) return honestThanks;
  const random = seededRandom(3);
  const thanks = honestThanks;
  for (let by = 0; by < crowd; by++) {
    const eagerness = Math.ceil(4 / (0.1 + random()));
    for (let turn = 0; turn < eagerness; turn++) {
      // Mostly within one of ten interests, whose contributors stand together; the first of each are the most liked.
      const interest = random() < 0.7 ? by % 10 : Math.floor(random() * 10);
      const place = Math.floor((contributors / 10) * random() ** 2);
      thanks.push(thank(by, place * 10 + interest, random));
    }
  }
  return thanks;
}

/** A smile, sometimes more, at one of the contributions of somebody. */
export function thank(by: number, to: number, random: () => number): Thanks {
  const kind = random() < 0.75 ? 'smile' : random() < 0.6 ? 'save' : 'answer';
  return { by, to, kind, daysAgo: random() * span, contribution: Math.floor(random() * 12) };
}

/** All that a ring can give at once: each of the cheap thanks, today. */
function thankAll(by: number, to: number, random: () => number): Thanks[] {
  return (['smile', 'save', 'answer', 'helpful', 'bag'] as const).map((kind) => ({
    by,
    to,
    kind,
    daysAgo: 0,
    contribution: Math.floor(random() * 12),
  }));
}

/** Everybody of a ring thanks those who stand up to `reach` places after them. */
function ringThanks(first: number, { size, reach }: { size: number; reach: number }, random: () => number) {
  return Array.from({ length: size }, (_, by) =>
    Array.from({ length: reach }, (_, step) =>
      thankAll(first + by, first + ((by + step + 1) % size), random),
    ),
  ).flat(2);
}

/** People of the crowd, whom the group thanks or who thank it. */
function strangers(count: number, random: () => number): number[] {
  return Array.from({ length: count }, () => Math.floor(random() * contributors));
}

/** What the documentation tells of: rings, second accounts, and honest people who could be taken for such. */
export const groups: readonly Group[] = [
  {
    name: 'ring of 50, each thanks each',
    members: 50,
    aspirants: 50,
    thanks: (first, random) => ringThanks(first, { size: 50, reach: 49 }, random),
  },
  {
    name: 'ring of 50, nobody thanks back',
    members: 50,
    aspirants: 50,
    thanks: (first, random) => ringThanks(first, { size: 50, reach: 24 }, random),
  },
  {
    name: 'the same, and each smiles at 60 strangers',
    members: 50,
    aspirants: 50,
    thanks: (first, random) => [
      ...ringThanks(first, { size: 50, reach: 24 }, random),
      ...Array.from({ length: 50 }, (_, by) =>
        strangers(60, random).map((to) => thank(first + by, to, random)),
      ).flat(),
    ],
  },
  {
    name: 'the same, and each smiles at 300 strangers',
    members: 50,
    aspirants: 50,
    thanks: (first, random) => [
      ...ringThanks(first, { size: 50, reach: 24 }, random),
      ...Array.from({ length: 50 }, (_, by) =>
        strangers(300, random).map((to) => thank(first + by, to, random)),
      ).flat(),
    ],
  },
  {
    name: 'ring of 50, three strangers each thank five',
    members: 50,
    aspirants: 50,
    thanks: (first, random) => [
      ...ringThanks(first, { size: 50, reach: 49 }, random),
      ...Array.from({ length: 15 }, (_, at) =>
        strangers(3, random).map((by) => thank(by, first + at, random)),
      ).flat(),
    ],
  },
  {
    name: 'the same, and each is thanked by one stranger',
    members: 50,
    aspirants: 50,
    thanks: (first, random) => [
      ...ringThanks(first, { size: 50, reach: 24 }, random),
      ...strangers(50, random).map((by, at) => thank(by, first + at, random)),
    ],
  },
  {
    name: 'the same, and each smiles at 60 strangers besides',
    members: 50,
    aspirants: 50,
    thanks: (first, random) => [
      ...ringThanks(first, { size: 50, reach: 24 }, random),
      ...strangers(50, random).map((by, at) => thank(by, first + at, random)),
      ...Array.from({ length: 50 }, (_, by) =>
        strangers(60, random).map((to) => thank(first + by, to, random)),
      ).flat(),
    ],
  },
  {
    name: 'ring of 200, each thanks the next 25',
    members: 200,
    aspirants: 200,
    thanks: (first, random) => ringThanks(first, { size: 200, reach: 25 }, random),
  },
  {
    name: 'one person with 49 second accounts',
    members: 50,
    aspirants: 1,
    thanks: (first, random) =>
      Array.from({ length: 49 }, (_, at) => thankAll(first + 1 + at, first, random)).flat(),
  },
  {
    name: 'the same, and each smiles at 20 strangers',
    members: 50,
    aspirants: 1,
    thanks: (first, random) =>
      Array.from({ length: 49 }, (_, at) => [
        ...thankAll(first + 1 + at, first, random),
        ...strangers(20, random).map((to) => thank(first + 1 + at, to, random)),
      ]).flat(),
  },
  {
    name: 'the same, in ranks that vouch for each other',
    members: 50,
    aspirants: 1,
    thanks: (first, random) => [
      ...Array.from({ length: 40 }, (_, at) => thankAll(first + 1 + at, first, random)).flat(),
      ...Array.from({ length: 40 }, (_, at) =>
        Array.from({ length: 9 }, (_, under) => thankAll(first + 41 + under, first + 1 + at, random)).flat(),
      ).flat(),
    ],
  },
  {
    name: 'ten honest people with two second accounts each',
    members: 30,
    aspirants: 10,
    isOneDevice: true,
    thanks: (first, random) =>
      Array.from({ length: 10 }, (_, at) =>
        [10, 20].flatMap((second) => thankAll(first + second + at, first + at, random)),
      ).flat(),
  },
  {
    name: 'ten friends whom hardly anybody else knows',
    members: 10,
    aspirants: 10,
    thanks: (first, random) => ringThanks(first, { size: 10, reach: 9 }, random),
  },
  {
    name: 'ten friends, each thanked by 30 others as well',
    members: 10,
    aspirants: 10,
    thanks: (first, random) => [
      ...ringThanks(first, { size: 10, reach: 9 }, random),
      ...thankedByOthers(first, { size: 10, others: 30 }, random),
    ],
  },
  {
    name: 'ten people, each thanked by 30 others, without friends',
    members: 10,
    aspirants: 10,
    thanks: (first, random) => thankedByOthers(first, { size: 10, others: 30 }, random),
  },
  {
    name: 'somebody whom 20 who take part and 200 who only read thank',
    members: 1,
    aspirants: 1,
    thanks: (first, random) => [
      ...strangers(20, random).map((by) => thank(by, first, random)),
      ...Array.from({ length: 200 }, () =>
        thank(contributors + Math.floor(random() * (crowd - contributors)), first, random),
      ),
    ],
  },
];

function thankedByOthers(
  first: number,
  facts: { size: number; others: number },
  random: () => number,
): Thanks[] {
  return Array.from({ length: facts.size }, (_, at) =>
    strangers(facts.others, random).map((by) => thank(by, first + at, random)),
  ).flat();
}
