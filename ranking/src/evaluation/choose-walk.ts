import { latestOf, type Histories, type Times } from './community.ts';
import { hideLast, hideLatest, hideSome, type Split, type Touches } from './hide.ts';
import { tallyQuality, type Quality, type QualityTally } from './metrics.ts';
import {
  countPopular,
  createRanker,
  graphFor,
  usualRank,
  type Popular,
  type RankSettings,
} from './ranker.ts';
import type { Graph } from '../graph/index.ts';

/** Each setting is judged by so many people at most while searching, and the best ones by so many more. */
const searchJudges = 2_000;
const finalJudges = 6_000;
const finalists = 4;
/** Of small communities everybody judges, in turn: a fifth of them at a time. */
const folds = 5;
/** Where touches have times, few people come in the latest tenth: so many times is it chosen what was the latest. */
const timedRounds = 3;
const places = 20;

/** One setting and what it is worth on the hidden part. */
export interface Trial {
  settings: RankSettings;
  quality: Quality;
}

/** What a choice is made from. */
export interface Community {
  histories: Histories;
  things: number;
  /** Whether the order of histories is that of time. */
  isInOrder: boolean;
  /** When each touch was, where that is known. */
  times?: Times['times'] | undefined;
}

/**
 * Chooses all settings by itself, and never by what they shall be measured on: it hides a fifth of what each person touched,
 * or the last thing where the order of histories is that of time, or the latest tenth of all where touches have times;
 * ranks from the rest, and takes what finds most of the hidden again (Recall@20 + NDCG@20). One setting after the other
 * is varied while the others stay (coordinate search) and some of the people judge; then once more each, by one step to
 * either side, as what is best for one changes with the others. The best few are compared by more people. The same data and seed give the same choice. O(settings · judges · edges of a walk).
 */
export function chooseWalk(community: Community, seed = 1): { best: Trial; trials: Trial[] } {
  const judge = createJudge(splitsOf(community, seed), community.things);
  const trials = new Map<string, Trial>();
  const attempt = (settings: RankSettings): Trial => {
    const key = Object.values(settings).join(' ');
    const trial = trials.get(key) ?? { settings, quality: judge(settings, searchJudges) };
    trials.set(key, trial);
    return trial;
  };
  let best = attempt(usualRank);
  const lines = optionsFor(community);
  for (const pick of [everyOption, nextOptions]) {
    for (const line of lines) {
      const { settings } = best;
      best = bestOf([best, ...pick(line, settings).map((option) => attempt({ ...settings, ...option }))]);
    }
  }
  const last = [...trials.values()].toSorted((one, other) => worth(other) - worth(one)).slice(0, finalists);
  const compared = last.map(({ settings }) => ({ settings, quality: judge(settings, finalJudges) }));
  return { best: bestOf(compared), trials: compared };
}

type Options = readonly Partial<RankSettings>[];

function everyOption(line: Options): Options {
  return line;
}

/** The options beside the one that holds. */
function nextOptions(line: Options, settings: RankSettings): Options {
  const holding: Partial<Record<string, number>> = { ...settings };
  const at = line.findIndex((option) =>
    Object.entries(option).every(([name, value]) => holding[name] === value),
  );
  return line.filter((_option, index) => Math.abs(index - at) === 1);
}

/** What is tried, one line after the other. */
function optionsFor({ isInOrder, times }: Community): Options[] {
  const always: Options[] = [
    [1, 1.25, 1.5, 2, 3].map((likenessPower) => ({ likenessPower })),
    [0.3, 0.4, 0.5, 0.6, 0.75, 0.9].map((startPower) => ({ startPower })),
    [0.1, 0.2, 0.3, 0.4, 0.5].map((endPower) => ({ endPower })),
    [200, 500, 1_000, Infinity].map((peopleHeard) => ({ peopleHeard })),
    [0.7, 0.85, 1].map((personPower) => ({ personPower })),
    [200, 1_000, Infinity].map((peoplePerThing) => ({ peoplePerThing })),
  ];
  const inOrder: Options[] = [
    [0, 0.5, 1, 1.5].map((recencyPower) => ({ recencyPower })),
    [0, 0.3, 0.6, 1, 1.5].map((successorShare) => ({ successorShare })),
  ];
  if (times === undefined) return isInOrder ? [...inOrder, ...always] : always;
  const spans = spansOf(times);
  const timed: Options[] = [
    [0, 0.1, 0.3, 1, 3].map((popularShare) => ({ popularShare })),
    spans.map((popularHalfLifeS) => ({ popularHalfLifeS })),
    spans.map((halfLifeS) => ({ halfLifeS })),
  ];
  return [...timed, ...inOrder, ...always];
}

/** Half-lives worth trying: parts of the time that is known, and no decay. */
function spansOf(times: Times['times']): number[] {
  let first = Infinity;
  for (const one of times) for (const time of one) first = Math.min(first, time);
  const span = Math.max(1, latestOf(times) - first);
  return [Infinity, span / 2, span / 4, span / 8, span / 16, span / 32];
}

/**
 * What is shown and hidden, once for each round of judges. Where time says nothing only a fifth of all judge at a time and
 * nothing is hidden of the others, so that the community is as dense as the one that is chosen for. So many rounds that
 * there are judges enough. In the order of time it is hidden of everybody, or the others would tell what came later.
 */
function splitsOf({ histories, times, isInOrder }: Community, seed: number): Split[] {
  if (times !== undefined) return latestOfAll({ histories, times });
  if (isInOrder) return [hideLast({ histories })];
  const rounds = Math.max(1, Math.min(folds, Math.ceil((finalJudges * folds) / histories.length)));
  return Array.from({ length: rounds }, (_, round) =>
    hideSome({ histories }, seed + round, (person) => person % folds === round),
  );
}

/** The latest tenth of all touches, and of what was before it, as if one had chosen earlier, until enough people judge. */
function latestOfAll(touches: Touches): Split[] {
  const splits = [hideLatest(touches)];
  const countJudges = () => splits.flatMap(({ hidden }) => hidden.filter((one) => one.length > 0)).length;
  while (splits.length < timedRounds && countJudges() < searchJudges) {
    const earlier = splits.at(-1)?.shown ?? touches;
    splits.push(hideLatest(earlier));
  }
  return splits;
}

type Judge = (settings: RankSettings, judges: number) => Quality;

function createJudge(splits: readonly Split[], things: number): Judge {
  const rounds = splits.map((split) => createRound(split, things));
  return (settings, judges) => {
    const tally = tallyQuality();
    for (const judgeBy of rounds) judgeBy(settings, judges / rounds.length, tally);
    return tally.mean();
  };
}

type Round = (settings: RankSettings, judges: number, into: QualityTally) => void;

function createRound({ shown, hidden }: Split, things: number): Round {
  const graphs = new Map<number, Graph>();
  const populars = new Map<number, Popular>();
  const asked = Array.from(hidden.keys()).filter((person) => (hidden[person]?.length ?? 0) > 0);
  return (settings, judges, into) => {
    const { halfLifeS, popularHalfLifeS } = settings;
    const graph = graphs.get(halfLifeS) ?? graphFor(shown, things, halfLifeS);
    graphs.set(halfLifeS, graph);
    const popular = populars.get(popularHalfLifeS) ?? countPopular(shown, things, popularHalfLifeS);
    populars.set(popularHalfLifeS, popular);
    const rank = createRanker(graph, popular, settings);
    const stride = Math.max(1, asked.length / judges);
    for (let at = 0; at < asked.length; at += stride) {
      const person = asked[Math.floor(at)] ?? 0;
      const history = shown.histories[person] ?? [];
      // Who has no history yet is served by what is popular, which only times tell apart.
      if (history.length === 0 && shown.times === undefined) continue;
      into.add(rank(history, places), new Set(hidden[person]));
    }
  };
}

function worth({ quality }: Trial): number {
  return quality.recall20 + quality.ndcg20;
}

function bestOf(trials: readonly Trial[]): Trial {
  return trials.reduce((one, other) => (worth(other) > worth(one) ? other : one));
}
