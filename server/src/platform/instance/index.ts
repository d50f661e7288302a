export { claimInstance, findInstance, InstanceRunningError } from './instance-lock.ts';
export type { Holder, InstanceClaim } from './instance-lock.ts';
export { identifyProcess, isRunning } from './process-identity.ts';
