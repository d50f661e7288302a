import type { Graph } from '../graph/index.ts';
import { seededRandom } from '../random.ts';
import { bestThings } from '../walk/best-things.ts';
import { clearWalk, createWalkSpace, stepsOf, usualWalk, walk, type WalkSettings } from '../walk/walk.ts';
import { graphOf, type Histories } from './community.ts';
import { tallyQuality, type Quality } from './metrics.ts';

const startPowers = [0.4, 0.5, 0.6, 0.75];
const endPowers = [0.2, 0.3, 0.4, 0.5];
const recencyPowers = [0.5, 1];
/** Judged by so many people at most; more change the choice no more. */
const maxJudges = 4_000;
/** A smaller share misjudges: measured on Gowalla, see docs/decisions/ranking-graph.md. */
const hiddenShare = 0.2;

/** One setting and what it is worth on the hidden part. */
export interface Trial {
  settings: WalkSettings;
  quality: Quality;
}

/**
 * Chooses the powers of a walk by itself: hides a fifth of what each person touched, or the last thing where the order
 * of histories is that of time, walks from the rest, and takes the setting that finds most of what was hidden again
 * (Recall@20 + NDCG@20). First the two powers of the walk, then how much the order says. The same data and seed give the
 * same choice. O(settings · judges · edges of a walk).
 */
export function chooseWalk(
  { histories, things, isInOrder }: { histories: Histories; things: number; isInOrder: boolean },
  seed = 1,
): { best: Trial; trials: Trial[] } {
  const split = isInOrder ? hideLast(histories) : hideSome(histories, seed);
  const graph = graphOf(split.shown, things);
  const attempt = (settings: WalkSettings): Trial => ({ settings, quality: judge(graph, split, settings) });
  const trials = startPowers.flatMap((startPower) =>
    endPowers.map((endPower) => attempt({ ...usualWalk, recencyPower: 0, startPower, endPower })),
  );
  if (isInOrder) {
    const { settings } = bestOf(trials);
    trials.push(...recencyPowers.map((recencyPower) => attempt({ ...settings, recencyPower })));
  }
  return { best: bestOf(trials), trials };
}

function bestOf(trials: readonly Trial[]): Trial {
  const worth = ({ quality }: Trial) => quality.recall20 + quality.ndcg20;
  return trials.reduce((one, other) => (worth(other) > worth(one) ? other : one));
}

interface Split {
  shown: Histories;
  hidden: Histories;
}

function hideSome(histories: Histories, seed: number): Split {
  const random = seededRandom(seed);
  const shown: number[][] = [];
  const hidden: number[][] = [];
  for (const history of histories) {
    const isHidden = history.map(() => random() < hiddenShare);
    shown.push(history.filter((_thing, index) => !isHidden[index]));
    hidden.push(history.filter((_thing, index) => isHidden[index]));
  }
  return { shown, hidden };
}

function hideLast(histories: Histories): Split {
  return {
    shown: histories.map((history) => history.slice(0, -1)),
    hidden: histories.map((history) => history.slice(-1)),
  };
}

function judge(graph: Graph, { shown, hidden }: Split, settings: WalkSettings): Quality {
  const space = createWalkSpace();
  const tally = tallyQuality();
  const stride = Math.max(1, Math.floor(shown.length / maxJudges));
  for (let person = 0; person < shown.length; person += stride) {
    const known = new Set(shown[person]);
    const wanted = new Set(hidden[person]);
    if (known.size === 0 || wanted.size === 0) continue;
    walk(graph, stepsOf(shown[person] ?? [], settings), settings, space);
    tally.add(
      bestThings(space, 20, (thing) => !known.has(thing)).map(({ thing }) => thing),
      wanted,
    );
    clearWalk(space);
  }
  return tally.mean();
}
