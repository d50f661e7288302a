import { totalmem } from 'node:os';

const mebibyte = 1024 * 1024;

/**
 * The most memory a decoding process may take; beyond, it ends itself and the file is refused. Fifty megapixels of every
 * format stay below (AVIF comes closest, docs/decisions/photos.md has the figures); a small machine allows less.
 */
export const memoryLimitBytes = Math.min(1_200 * mebibyte, totalmem() * 0.4);

/** A process that took this much is not given another file, so that what one left behind does not count for the next. */
export const retirementBytes = 250 * mebibyte;

/** How long one file may take on a busy machine; fifty megapixels take five seconds on a calm one. */
export const timeLimitMs = 45_000;

/** How long a process waits for more work before it ends. */
export const idleMs = 30_000;

/** How much decoding there may be at once and how long it may take; tests set it lower. */
export interface DecoderLimits {
  size: number;
  memoryLimitBytes: number;
  timeLimitMs: number;
  idleMs: number;
}
