export type { Change, Response, ToldChange, TouchKind } from './change.ts';
export { createChangeFollower, type ChangeFollower, type ChangeHandler } from './change-follower.ts';
export { recordChanges } from './record-changes.ts';
export { sweepChanges } from './sweep-changes.ts';
