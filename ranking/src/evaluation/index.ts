export { chooseWalk, type Trial } from './choose-walk.ts';
export { countTouches, graphOf, numberedId, type Histories } from './community.ts';
export { tallyQuality, type Quality, type QualityTally } from './metrics.ts';
