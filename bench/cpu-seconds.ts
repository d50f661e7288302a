import { readFile } from 'node:fs/promises';

/** What the kernel counts CPU in, on every Linux there is. */
const ticksPerSecond = 100;

/** The processor time a process has used so far, in seconds; `null` where the system does not tell. */
export async function cpuSecondsOf(pid: number | undefined): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // Behind the name, which may hold anything: user and system time are the 12th and 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
