import { availableParallelism } from 'node:os';
import { idleMs, memoryLimitBytes, timeLimitMs, type DecoderLimits } from './limits.ts';
import { createProcessPool } from './process-pool.ts';
import type { PictureTask, RenderedPicture } from './task.ts';

/** Reads pictures in processes of their own, as strangers' files deserve. */
export interface Decoder {
  /**
   * Reads a picture and writes its renditions. Somebody waits for a `first` ladder, so it goes before the others. Throws
   * `PictureRefusal` when the file is at fault, and the error of the system when the machine is.
   */
  render(task: PictureTask): Promise<RenderedPicture>;
  /** How many pictures are read at once. */
  readonly size: number;
  /** Ends the processes; work under way is given up. */
  close(): Promise<void>;
}

const maxProcesses = 4;

/** A decoder with as many processes as there are cores, four at most. They start when there is work and end when there is none. */
export function createDecoder(limits: Partial<DecoderLimits> = {}): Decoder {
  const size = Math.min(availableParallelism(), maxProcesses);
  const pool = createProcessPool({ size, memoryLimitBytes, timeLimitMs, idleMs, ...limits });
  return {
    size,
    render: (task) => pool.run(task, { isUrgent: task.ladder === 'first' }),
    close: () => pool.close(),
  };
}
