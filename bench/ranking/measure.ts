import { basename } from 'node:path';
import {
  chooseWalk,
  countPopular,
  createRanker,
  graphFor,
  usualRank,
  type Quality,
  type RankSettings,
} from '@spark/ranking';
import { rankNewcomers, type ColdStart } from './cold-start.ts';
import { createPopularityRanker, rankPeople } from './rank-people.ts';
import { readDataSet, type DataSet, type Protocol } from './read-data.ts';

/** What one data set says. */
export interface Result {
  data: string;
  protocol: Protocol;
  people: number;
  things: number;
  spark: Quality;
  popularity: Quality;
  /** Where touches have times: popularity of what was touched lately. */
  decayedPopularity: Quality | null;
  coldStart: ColdStart[];
  buildMs: number;
  p50Ms: number;
  p99Ms: number;
  rssMb: number;
  parameters: RankSettings;
  remarks: string[];
}

/**
 * Reads a folder, chooses settings by what is known, and measures by what is to be found.
 * @param fixed settings that are given by hand; all others stay usual and nothing is chosen
 */
export async function measure(folder: string, fixed: Partial<RankSettings> | null): Promise<Result> {
  const data = await readDataSet(folder);
  const touches = { histories: data.train, ...(data.times !== undefined && { times: data.times }) };
  const parameters = fixed === null ? choose(data) : { ...usualRank, ...fixed };
  const startedAt = performance.now();
  const graph = graphFor(touches, data.things, parameters.halfLifeS);
  const buildMs = performance.now() - startedAt;
  const byPopularity = (halfLifeS: number) =>
    rankPeople(createPopularityRanker(countPopular(touches, data.things, halfLifeS)), data).quality;
  const popular = countPopular(touches, data.things, parameters.popularHalfLifeS);
  const { quality: spark, p50Ms, p99Ms } = rankPeople(createRanker(graph, popular, parameters), data);
  return {
    data: basename(folder),
    protocol: data.protocol,
    people: data.train.length,
    things: data.things,
    spark,
    popularity: byPopularity(Infinity),
    decayedPopularity: data.times === undefined ? null : byPopularity(parameters.popularHalfLifeS),
    coldStart: data.interestsOf.length === 0 ? [] : rankNewcomers(data, parameters),
    buildMs,
    p50Ms,
    p99Ms,
    rssMb: process.memoryUsage().rss / 1e6,
    parameters,
    remarks: data.remarks,
  };
}

function choose(data: DataSet): RankSettings {
  const { best } = chooseWalk({
    histories: data.train,
    things: data.things,
    isInOrder: data.protocol === 'leave last out' || data.times !== undefined,
    times: data.times,
  });
  return best.settings;
}
