import {
  seededRandom,
  tallyQuality,
  type Quality,
  type QualityTally,
  type RankSettings,
} from '@spark/ranking';
import { offerInterests } from './interests.ts';
import { createPopularityRanker } from './rank-people.ts';
import {
  createNewcomerRanker,
  usualNewcomers,
  type NewcomerRanker,
  type NewcomerSettings,
} from './rank-newcomers.ts';
import type { DataSet } from './read-data.ts';

const newShare = 0.2;
const places = 20;
/** With fewer newcomers chance would speak: others are newcomers in another round. */
const enoughNewcomers = 1_000;
const mostRounds = 5;
/** More change the figures no more. */
const mostNewcomers = 2_000;
const mostJudges = 800;
/** How many things a new person touched already, in the rows of the table. */
const eventCounts = [0, 1, 2, 3, 5];
/** How much interests say beside events is chosen by people with so many. */
const judgedEvents = 2;

/** What a ranking for people known by five interests and some events is worth. */
export interface ColdStart {
  events: number;
  quality: Quality;
  popularity: Quality;
}

/** Somebody new: what they are known by, and what they go on to touch. */
interface Newcomer {
  interests: number[];
  first: readonly number[];
  wanted: ReadonlySet<number>;
}

/**
 * People never seen before: a fifth of all, known by the five interests they touch most in the first half of their
 * history (out of the sixty largest) and by the last few things of it; the second half is to be found. How they are
 * served is chosen by newcomers among those who are known. Small data sets are gone through up to five times, so that
 * everybody is a newcomer once.
 */
export function rankNewcomers(data: DataSet, settings: RankSettings): ColdStart[] {
  const random = seededRandom(1);
  const all = data.train.map((history, person) => [...history, ...(data.test[person] ?? [])]);
  const rounds = all.map(() => Math.floor(random() / newShare));
  const rows = eventCounts.map((events) => ({ events, ours: tallyQuality(), theirs: tallyQuality() }));
  const interests = offerInterests(data);
  let judged = 0;
  for (let round = 0; round < mostRounds && judged < enoughNewcomers; round += 1) {
    const isNew = (person: number) => rounds[person] === round;
    const known = all.filter((_history, person) => !isNew(person));
    const newcomers = spread(
      introduce(
        all.filter((_history, person) => isNew(person)),
        interests.choose,
      ),
      mostNewcomers,
    );
    judged += newcomers.length;
    const how = chooseHow(known, data, interests, settings);
    const { rank, popular } = createNewcomerRanker(known, data, interests, settings);
    const byPopularity = createPopularityRanker(popular);
    for (const { events, ours, theirs } of rows) {
      tally(rank, newcomers, events, how, ours);
      tally((_interests, shown, k) => byPopularity(shown, k), newcomers, events, how, theirs);
    }
  }
  return rows.map(({ events, ours, theirs }) => ({
    events,
    quality: ours.mean(),
    popularity: theirs.mean(),
  }));
}

function introduce(
  histories: readonly (readonly number[])[],
  choose: (history: readonly number[]) => number[],
): Newcomer[] {
  return histories
    .filter((history) => history.length >= 4)
    .map((history) => {
      const half = Math.floor(history.length / 2);
      const first = history.slice(0, half);
      return { interests: choose(first), first, wanted: new Set(history.slice(half)) };
    });
}

/** So many of them at most, from all over the list: files are often in an order that says something. */
function spread<T>(list: readonly T[], most: number): readonly T[] {
  const stride = Math.max(1, list.length / most);
  return Array.from(
    { length: Math.min(most, list.length) },
    (_, index) => list[Math.floor(index * stride)],
  ).filter((one) => one !== undefined);
}

function tally(
  rank: NewcomerRanker,
  newcomers: readonly Newcomer[],
  events: number,
  how: NewcomerSettings,
  into: QualityTally,
): void {
  for (const { interests, first, wanted } of newcomers) {
    into.add(rank(interests, first.slice(Math.max(0, first.length - events)), places, how), wanted);
  }
}

/** Chooses how newcomers are served, by every fifth of those who are known: one setting after the other. */
function chooseHow(
  known: readonly (readonly number[])[],
  data: DataSet,
  interests: ReturnType<typeof offerInterests>,
  settings: RankSettings,
): NewcomerSettings {
  const isJudge = (_history: readonly number[], index: number) => index % 5 === 0;
  const judges = spread(introduce(known.filter(isJudge), interests.choose), mostJudges);
  const others = known.filter((history, index) => !isJudge(history, index));
  const { rank } = createNewcomerRanker(others, data, interests, settings);
  const worth = (how: NewcomerSettings, events: number) => {
    const judged = tallyQuality();
    tally(rank, judges, events, how, judged);
    const { recall20, ndcg20 } = judged.mean();
    return recall20 + ndcg20;
  };
  let best = usualNewcomers;
  const choose = (options: NewcomerSettings[], events: number) => {
    const judged = options.map((how) => ({ how, worth: worth(how, events) }));
    best = judged.reduce((one, other) => (other.worth > one.worth ? other : one)).how;
  };
  const vary = (change: Partial<NewcomerSettings['walk']>) => ({
    ...best,
    walk: { ...best.walk, ...change },
  });
  choose(
    [1, 1.5, 2, 3].map((likenessPower) => vary({ likenessPower })),
    0,
  );
  choose(
    [0.3, 0.5, 0.75].map((startPower) => vary({ startPower })),
    0,
  );
  choose(
    [0.1, 0.2, 0.3, 0.4].map((endPower) => vary({ endPower })),
    0,
  );
  choose(
    [0.3, 0.5, 1].map((personPower) => vary({ personPower })),
    0,
  );
  choose(
    [2_000, 5_000, Infinity].map((peopleHeard) => vary({ peopleHeard })),
    0,
  );
  choose(
    [0, 0.1, 0.3, 0.6].map((contentShare) => ({ ...best, contentShare })),
    0,
  );
  choose(
    [0.1, 0.3, 0.6, 1].map((interestShare) => ({ ...best, interestShare })),
    judgedEvents,
  );
  return best;
}
