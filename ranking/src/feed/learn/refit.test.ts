import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../random.ts';
import { refit, type Impression, type WeightBounds } from './refit.ts';

type Term = 'interest' | 'fresh' | 'popular' | 'explore';

const weights = { interest: 1, fresh: 1, popular: 1, explore: 1 };
const bounds: WeightBounds<Term> = {
  interest: { min: 0.25, max: 4 },
  fresh: { min: 0.25, max: 4 },
  popular: { min: 0.25, max: 4 },
  explore: null,
};
/** What people of these tests truly go by: interests twice as much as the score says, freshness hardly. */
const truth = { interest: 2, fresh: 0.2, popular: 0.8, explore: 0 };

describe('weights', () => {
  test('go where answers point, day by day, and keep the spread of the score', () => {
    let now: Record<Term, number> = weights;
    for (let day = 0; day < 12; day += 1)
      now = refit(now, peopleWho(truth, { seed: day }), { bounds }).weights;
    expect(now.interest / now.popular).toBeGreaterThan(2);
    expect(now.interest / now.popular).toBeLessThan(3.2);
    expect(now.fresh / now.popular).toBeLessThan(0.6);
    // Equal and independent features: the spread of the score is the length of the vector of weights.
    expect(Math.hypot(now.interest, now.fresh, now.popular)).toBeCloseTo(Math.sqrt(3), 0);
    expect(now.explore).toBe(1);
  });

  test('that are right stay about where they are', () => {
    let now: Record<Term, number> = weights;
    for (let day = 0; day < 6; day += 1) {
      now = refit(now, peopleWho({ ...weights, explore: 0 }, { seed: day }), { bounds }).weights;
    }
    for (const term of ['interest', 'fresh', 'popular'] as const)
      expect(Math.abs(now[term] - 1)).toBeLessThan(0.2);
  });

  test('are not fooled by what is only seen because the score put it on top', () => {
    // Nothing but interest matters, yet posts stand in the order of their scores and the lower half is hardly looked at.
    const only = { interest: 1, fresh: 0, popular: 0, explore: 0 };
    let now: Record<Term, number> = weights;
    for (let day = 0; day < 12; day += 1) {
      const seen = peopleWho(only, { seed: day, isInOrder: true, attention: (place) => 0.85 ** place });
      now = refit(now, seen, { bounds }).weights;
    }
    expect(now.fresh).toBeLessThan(0.6);
    expect(now.interest).toBeGreaterThan(1.2);
  });

  test('never change more than a day allows, however often they are refitted and whatever is said', () => {
    const sure = peopleWho({ interest: 9, fresh: -9, popular: 0, explore: 0 });
    const day = refit(weights, sure, { bounds, maxDailyFactor: 1.1 }).weights;
    expect(day.interest).toBeCloseTo(1.1, 10);
    expect(day.fresh).toBeCloseTo(1 / 1.1, 10);
    const week = refit(weights, sure, { bounds, maxDailyFactor: 1.1, elapsedDays: 7 }).weights;
    expect(week).toEqual(day);
    let hourly: Record<Term, number> = weights;
    for (let hour = 0; hour < 8; hour += 1) {
      hourly = refit(hourly, sure, { bounds, maxDailyFactor: 1.1, elapsedDays: 1 / 8 }).weights;
    }
    expect(hourly.interest).toBeLessThanOrEqual(1.1 + 1e-9);
  });

  test('never leave their bounds', () => {
    let now: Record<Term, number> = weights;
    const sure = peopleWho({ interest: 9, fresh: -9, popular: 0, explore: 0 });
    for (let day = 0; day < 6; day += 1) now = refit(now, sure, { bounds, maxDailyFactor: 2 }).weights;
    expect(now.fresh).toBe(0.25);
    expect(now.interest).toBeLessThanOrEqual(4);
  });

  test('that are no numbers or lie outside of their bounds are brought back', () => {
    const broken = { interest: Number.NaN, fresh: 900, popular: -3, explore: Number.NaN };
    const { weights: mended } = refit(broken, [], { bounds });
    expect(mended).toEqual({ interest: 1, fresh: 4, popular: 0.25, explore: 0 });
  });
});

describe('evidence', () => {
  test('that is too little changes nothing and says so', () => {
    const few = refit(weights, peopleWho(truth, { people: 10 }), { bounds });
    expect(few.weights).toEqual(weights);
    expect(few.report).toMatchObject({ isEnough: false, people: 10 });
    expect(few.report.sentences.at(-1)).toContain('too little');
    expect(refit(weights, [], { bounds }).weights).toEqual(weights);
  });

  test('that makes no sense is left out', () => {
    const sound = [...peopleWho(truth)];
    const [one] = sound;
    if (one === undefined) throw new Error('There is no impression.');
    const garbage = [
      { ...one, outcome: Number.NaN },
      { ...one, outcome: Infinity },
      { ...one, position: -1 },
      { ...one, position: Number.NaN },
      { ...one, terms: { ...one.terms, fresh: Number.NaN } },
      { ...one, terms: { ...one.terms, interest: -Infinity } },
    ];
    const clean = refit(weights, sound, { bounds });
    const dirty = refit(weights, sound.toSpliced(700, 0, ...garbage), { bounds });
    expect(dirty.weights).toEqual(clean.weights);
    expect(dirty.report.ignored).toBe(garbage.length);
  });

  test('of any size moves no weight to what is no number', () => {
    const huge = [...peopleWho(truth)].map((impression) => ({
      ...impression,
      outcome: impression.outcome * 1e300,
      position: 1e300,
      terms: { interest: 1e300, fresh: -1e300, popular: 0, explore: 1e300 },
    }));
    for (const weight of Object.values(refit(weights, huge, { bounds }).weights)) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(4);
    }
  });

  test('of one account that does nothing else, or of a ring of fifty, hardly counts', () => {
    const honest = [...peopleWho(truth, { people: 1_000 })];
    const liars = ringFor('fresh', 50, 500);
    const without = refit(weights, honest, { bounds, maxDailyFactor: 4 });
    const together = refit(weights, interleave(honest, liars), { bounds, maxDailyFactor: 4 });
    expect(together.report.overCap).toBeGreaterThan(liars.length / 2);
    for (const term of ['interest', 'popular', 'fresh'] as const) {
      expect(Math.abs(together.weights[term] - without.weights[term])).toBeLessThan(0.12);
    }
    const alone = refit(weights, [...ringFor('fresh', 1, 5_000), ...honest], { bounds, maxDailyFactor: 4 });
    expect(Math.abs(alone.weights.fresh - without.weights.fresh)).toBeLessThan(0.02);
  });
});

test('the report says in words what changed and what held it', () => {
  const { report } = refit(weights, peopleWho(truth), { bounds, maxDailyFactor: 1.05 });
  expect(report.sentences[0]).toMatch(/^200 people saw \d+ posts and answered \d+[.]$/);
  expect(report.sentences).toContainEqual(
    expect.stringMatching(/^interest 1[.]000 → 1[.]050; .*in a day[.]$/),
  );
});

interface Crowd {
  seed?: number;
  people?: number;
  isInOrder?: boolean;
  attention?: (place: number) => number;
}

/** People who are shown thirty posts each and answer by what they truly go by, if they look at all. */
function peopleWho(goBy: Record<Term, number>, crowd: Crowd = {}): Impression<Term>[] {
  const { seed = 1, people = 200, isInOrder = false, attention = () => 1 } = crowd;
  const random = seededRandom(seed);
  const feature = () => 2 * random() - 1;
  return Array.from({ length: people }).flatMap((_, person) => {
    const posts = Array.from({ length: 30 }, () => ({
      interest: feature(),
      fresh: feature(),
      popular: feature(),
      explore: feature(),
    }));
    const scoreOf = ({ interest, fresh, popular }: (typeof posts)[number]) => interest + fresh + popular;
    if (isInOrder) posts.sort((one, other) => scoreOf(other) - scoreOf(one));
    return posts.map((terms, position) => {
      const logOdds =
        -2 + 1.5 * Object.entries(terms).reduce((sum, [term, x]) => sum + valueOf(goBy, term) * x, 0);
      const answers = random() < attention(position) / (1 + Math.exp(-logOdds));
      return { personId: `person ${person}`, terms, position, outcome: answers ? 1 : 0 };
    });
  });
}

function valueOf(record: Record<string, number>, key: string): number {
  return record[key] ?? 0;
}

/** Accounts that order whatever is high in one term and hide whatever is low. */
function ringFor(term: Term, accounts: number, each: number): Impression<Term>[] {
  return Array.from({ length: accounts }).flatMap((_, account) =>
    Array.from({ length: each }, (_, index) => {
      const isHigh = index % 2 === 0;
      const terms = { interest: 0, fresh: 0, popular: 0, explore: 0, [term]: isHigh ? 1 : -1 };
      return { personId: `liar ${account}`, terms, position: index % 20, outcome: isHigh ? 8 : -20 };
    }),
  );
}

function interleave<Item>(some: readonly Item[], others: readonly Item[]): Item[] {
  const every = Math.max(1, Math.floor(some.length / others.length));
  return some.flatMap((item, index) => {
    const other = index % every === 0 ? others[index / every] : undefined;
    return other === undefined ? [item] : [item, other];
  });
}
