export { reportBadges } from './badge-report.ts';
export { namePeople, reportJob, sweepReports } from './badge-reports.ts';
export { scoreDuePeople } from './due-people.ts';
export { enthusiastHandlers } from './enthusiasts.handlers.ts';
export { enthusiastConsumer } from './follow-helps.ts';
export { loadNumbers, storeNumbers } from './number-settings.ts';
export {
  completeNumbers,
  faultOf,
  isNumberName,
  numberNames,
  type EnthusiastNumbers,
} from './numbers.policy.ts';
export { recomputeEnthusiasts } from './recompute.ts';
export { enqueueRecompute, recomputeJob } from './recompute-job.ts';
export type { TellEarned } from './store-scores.ts';
