import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a small disk can be made here; says so where it cannot. */
export const canMount = mayMount();
if (!canMount) console.warn('Skipped: only root, who may mount, can make a small disk to fill.');

/** The right to mount (CAP_SYS_ADMIN, 21) is what root of a container often lacks. */
function mayMount(): boolean {
  if (process.platform !== 'linux') return false;
  const rights = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return rights !== undefined && (BigInt(`0x${rights}`) & (1n << 21n)) !== 0n;
}

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
