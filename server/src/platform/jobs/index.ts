export { enqueue, enqueueAll, jobType, type JobType } from './enqueue.ts';
export {
  handleJob,
  prepareJobs,
  startWorker,
  type Jobs,
  type QueuedJob,
  type ScheduledJob,
} from './worker.ts';
