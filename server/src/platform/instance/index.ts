export { claimInstance, findInstance, InstanceRunningError } from './instance-lock.ts';
export type { InstanceClaim } from './instance-lock.ts';
export { identifyProcess, isRunning } from './process-identity.ts';
