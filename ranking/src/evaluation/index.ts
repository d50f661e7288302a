export { chooseWalk, type Community, type Trial } from './choose-walk.ts';
export { countTouches, graphOf, numberedId, type Histories, type Times } from './community.ts';
export { hideLatest, hideSome, type Split, type Touches } from './hide.ts';
export { tallyQuality, type Quality, type QualityTally } from './metrics.ts';
export {
  countPopular,
  createRanker,
  graphFor,
  usualRank,
  type Popular,
  type Ranker,
  type RankSettings,
} from './ranker.ts';
