import { seededRandom } from '../random.ts';
import type { Histories, Times } from './community.ts';

/** A smaller share misjudges: measured on Gowalla, see docs/decisions/ranking-graph.md. */
const hiddenShare = 0.2;
/** Of what has times, the last tenth is hidden. */
const hiddenTime = 0.1;

/** What a community is known by; `times` only where each touch has one. */
export interface Touches {
  histories: Histories;
  times?: Times['times'];
}

/** What may be learned from, and what is to be found again. */
export interface Split {
  shown: Touches;
  hidden: Histories;
}

/** Whether a person's touches are hidden at all; the others are shown as they are. */
type IsJudge = (person: number) => boolean;

const everybody: IsJudge = () => true;

/** Hides a fifth of what each judge touched, at random. */
export function hideSome({ histories }: Touches, seed: number, isJudge = everybody): Split {
  const random = seededRandom(seed);
  const shown: number[][] = [];
  const hidden: number[][] = [];
  for (const [person, history] of histories.entries()) {
    const isHidden = history.map(() => random() < hiddenShare && isJudge(person));
    shown.push(history.filter((_thing, index) => !isHidden[index]));
    hidden.push(history.filter((_thing, index) => isHidden[index]));
  }
  return { shown: { histories: shown }, hidden };
}

/** Hides the last thing of each person. */
export function hideLast({ histories }: Touches): Split {
  return {
    shown: { histories: histories.map((history) => history.slice(0, -1)) },
    hidden: histories.map((history) => history.slice(-1)),
  };
}

/** Hides what all people touched in the last tenth of all touches, so that nothing is known of what came later. */
export function hideLatest({ histories, times = [] }: Touches): Split {
  const all = Float64Array.from(times.flat()).toSorted();
  const firstHidden = all[Math.floor(all.length * (1 - hiddenTime))] ?? Infinity;
  const isShown = (person: number) => (_thing: number, place: number) =>
    (times[person]?.[place] ?? 0) < firstHidden;
  return {
    shown: {
      histories: histories.map((history, person) => history.filter(isShown(person))),
      times: times.map((one, person) => one.filter(isShown(person))),
    },
    hidden: histories.map((history, person) =>
      history.filter((thing, place) => !isShown(person)(thing, place)),
    ),
  };
}
