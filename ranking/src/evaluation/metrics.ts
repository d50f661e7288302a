/** How good rankings are, averaged over people. */
export interface Quality {
  recall20: number;
  ndcg20: number;
  hitRate10: number;
  ndcg10: number;
}

/** A place to add up what each person's ranking is worth. */
export interface QualityTally {
  /** @param ranked best first @param wanted what the person in truth went on to touch */
  add(ranked: readonly number[], wanted: ReadonlySet<number>): void;
  mean(): Quality & { people: number };
}

/**
 * Tallies Recall@20 (hits over all that was wanted), NDCG@20 and @10 (gain 1/log2(place + 1), over the best that was
 * possible) and HR@10 (whether anything wanted is among the first ten), as the graph-recommendation papers do.
 */
export function tallyQuality(): QualityTally {
  let people = 0;
  const sum: Quality = { recall20: 0, ndcg20: 0, hitRate10: 0, ndcg10: 0 };
  return {
    add(ranked, wanted) {
      if (wanted.size === 0) return;
      people += 1;
      sum.recall20 += ranked.slice(0, 20).filter((thing) => wanted.has(thing)).length / wanted.size;
      sum.ndcg20 += gain(ranked, wanted, 20);
      sum.hitRate10 += ranked.slice(0, 10).some((thing) => wanted.has(thing)) ? 1 : 0;
      sum.ndcg10 += gain(ranked, wanted, 10);
    },
    mean() {
      const share = people === 0 ? 0 : 1 / people;
      return {
        people,
        recall20: sum.recall20 * share,
        ndcg20: sum.ndcg20 * share,
        hitRate10: sum.hitRate10 * share,
        ndcg10: sum.ndcg10 * share,
      };
    },
  };
}

function gain(ranked: readonly number[], wanted: ReadonlySet<number>, places: number): number {
  let reached = 0;
  let possible = 0;
  for (let place = 0; place < places; place += 1) {
    const worth = 1 / Math.log2(place + 2);
    const thing = ranked[place];
    if (thing !== undefined && wanted.has(thing)) reached += worth;
    if (place < wanted.size) possible += worth;
  }
  return reached / possible;
}
