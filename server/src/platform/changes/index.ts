export { nobody, type Change, type Response, type ToldChange, type TouchKind } from './change.ts';
export { createChangeFollower, type ChangeFollower, type ChangeHandler } from './change-follower.ts';
export { createChangeConsumer, type ChangeConsumer } from './change-consumer.ts';
export { restartLog } from './log-identity.ts';
export { insertChanges, recordChanges, wholeSeconds } from './record-changes.ts';
export { hasSeen, parseSnapshot, type Snapshot } from './snapshot.ts';
export { sweepChanges } from './sweep-changes.ts';
