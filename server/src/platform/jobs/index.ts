export { enqueue, jobType, type JobType } from './enqueue.ts';
export {
  handleJob,
  prepareJobs,
  startWorker,
  toTaskList,
  type Jobs,
  type QueuedJob,
  type ScheduledJob,
} from './worker.ts';
