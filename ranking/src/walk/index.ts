export { bestThings, type Scored } from './best-things.ts';
export { createFindSpace, findThings, type FindSettings, type FindSpace } from './find.ts';
export { nthLargest } from './most-alike.ts';
export { clearReached, createReached, makeRoomFor, mixIn, reach, type Reached } from './reached.ts';
export { findSuccessors, type SuccessorCaps } from './successors.ts';
export {
  clearWalk,
  createWalkSpace,
  stepsOf,
  usualInterestWalk,
  usualWalk,
  walk,
  type Step,
  type WalkSettings,
  type WalkSpace,
} from './walk.ts';
