export { prepareJobs, startWorker, type ScheduledJob } from './worker.ts';
