import { seededRandom, tallyQuality, type Quality, type RankSettings } from '@spark/ranking';
import { chooseHow } from './choose-newcomers.ts';
import { offerInterests } from './interests.ts';
import { introduce, spread, tally } from './newcomers.ts';
import { createPopularityRanker } from './rank-people.ts';
import { createNewcomerRanker } from './rank-newcomers.ts';
import type { DataSet } from './read-data.ts';

const newShare = 0.2;
/** With fewer newcomers chance would speak: others are newcomers in another round. */
const enoughNewcomers = 1_000;
const mostRounds = 5;
/** More change the figures no more. */
const mostNewcomers = 2_000;
/** How many things a new person touched already, in the rows of the table. */
const eventCounts = [0, 1, 2, 3, 5];

/** What a ranking for people known by five interests and some events is worth. */
export interface ColdStart {
  events: number;
  quality: Quality;
  popularity: Quality;
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
      tally(rank, newcomers, { events, how }, ours);
      tally((_interests, shown, k) => byPopularity(shown, k), newcomers, { events, how }, theirs);
    }
  }
  return rows.map(({ events, ours, theirs }) => ({
    events,
    quality: ours.mean(),
    popularity: theirs.mean(),
  }));
}
