export { bestThings, type Scored } from './best-things.ts';
export {
  clearWalk,
  createWalkSpace,
  stepsOf,
  usualWalk,
  walk,
  type Step,
  type WalkSettings,
  type WalkSpace,
} from './walk.ts';
