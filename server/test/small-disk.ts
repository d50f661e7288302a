import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a small disk can be made here; says so where it cannot. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0;
if (!canMount) console.warn('Skipped: only root can make a small disk to fill.');

const diskBytes = 48 * 1024 * 1024;

/** A disk of its own, which a test fills. */
export interface SmallDisk {
  folder: string;
  /** Leaves so many bytes, rounded to whole blocks. */
  fill(leaveBytes: number): Promise<void>;
  /** Makes room again. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Makes a disk in memory. */
export async function openSmallDisk(): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'spark-small-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', folder]);
  const filler = join(folder, 'filler');
  return {
    folder,
    async fill(leaveBytes) {
      const { bavail, bsize } = await statfs(folder);
      await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)));
    },
    empty: () => rm(filler, { force: true }),
    async close() {
      execFileSync('umount', ['-l', folder]);
      await rm(folder, { recursive: true });
    },
  };
}
