import { tallyQuality, type RankSettings } from '@spark/ranking';
import type { offerInterests } from './interests.ts';
import { introduce, spread, tally, worth, type Newcomer } from './newcomers.ts';
import {
  createNewcomerRanker,
  usualNewcomers,
  type NewcomerRanker,
  type NewcomerSettings,
} from './rank-newcomers.ts';
import type { DataSet } from './read-data.ts';

const folds = 5;
/** Fewer would leave the choice to chance: where a fifth of all are fewer, other fifths judge beside them. */
const mostJudges = 800;
/** How much interests say beside events is chosen by people with so many. */
const judgedEvents = 2;

interface Fold {
  judges: readonly Newcomer[];
  rank: NewcomerRanker;
}

/**
 * Chooses how newcomers are served, by some of those who are known, each fifth of them as if they were new to the others:
 * one setting after the other, and those once more that depend on how people are linked to interests.
 */
export function chooseHow(
  known: readonly (readonly number[])[],
  data: DataSet,
  interests: ReturnType<typeof offerInterests>,
  settings: RankSettings,
): NewcomerSettings {
  const judging = foldsOf(known, data, interests, settings);
  const judged = new Map<string, number>();
  const judge = (how: NewcomerSettings, events: number): number => {
    const key = JSON.stringify([how, events]);
    const before = judged.get(key);
    if (before !== undefined) return before;
    const sum = tallyQuality();
    for (const { judges, rank } of judging) tally(rank, judges, { events, how }, sum);
    const found = worth(sum.mean());
    judged.set(key, found);
    return found;
  };
  let best = usualNewcomers;
  const choose = (options: readonly NewcomerSettings[], events: number) => {
    const tried = [best, ...options].map((how) => ({ how, worth: judge(how, events) }));
    best = tried.reduce((one, other) => (other.worth > one.worth ? other : one)).how;
  };
  const vary = (options: readonly Partial<NewcomerSettings['walk']>[]) =>
    choose(
      options.map((option) => ({ ...best, walk: { ...best.walk, ...option } })),
      0,
    );
  const link = () => {
    for (const linking of [
      [0, 0.5, 0.75].map((sharePower) => ({ sharePower })),
      [0, 0.5, 1].map((latePower) => ({ latePower })),
    ]) {
      choose(
        linking.map((option) => ({ ...best, ...option })),
        0,
      );
    }
    vary([1, 1.5, 2, 3, 4, 5].map((likenessPower) => ({ likenessPower })));
  };
  link();
  vary([0.3, 0.5, 0.75, 1].map((startPower) => ({ startPower })));
  vary([0.1, 0.2, 0.3, 0.4].map((endPower) => ({ endPower })));
  vary([0.3, 0.5, 1].map((personPower) => ({ personPower })));
  link();
  vary([500, 2_000, 5_000, Infinity].map((peopleHeard) => ({ peopleHeard })));
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

function foldsOf(
  known: readonly (readonly number[])[],
  data: DataSet,
  interests: ReturnType<typeof offerInterests>,
  settings: RankSettings,
): Fold[] {
  const all: Fold[] = [];
  let judges = 0;
  for (let fold = 0; fold < folds && judges < mostJudges; fold += 1) {
    const isJudge = (_history: readonly number[], index: number) => index % folds === fold;
    const own = spread(introduce(known.filter(isJudge), interests.choose), mostJudges);
    const others = known.filter((history, index) => !isJudge(history, index));
    all.push({ judges: own, rank: createNewcomerRanker(others, data, interests, settings).rank });
    judges += own.length;
  }
  return all;
}
