import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('start-and-wait.ts', import.meta.url));

/** Starts the embedded database from a process of its own, kills that, and answers the orphan's pid. */
export async function crashSpark(dataDir: string): Promise<number> {
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  return Number(line);
}
