import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { ClusterPaths } from './cluster-paths.ts';

/** Takes the port of last time when nobody listens on it, otherwise any free one. */
export async function choosePort(paths: ClusterPaths): Promise<number> {
  const remembered = await readFile(paths.port, 'utf8').then(Number, () => 0);
  const isUsable = Number.isInteger(remembered) && remembered >= 1024 && remembered < 65_536;
  return (isUsable ? await tryPort(remembered) : null) ?? (await tryPort(0)) ?? 0;
}

/** Keeps the port for next time. */
export async function rememberPort(paths: ClusterPaths, port: number): Promise<void> {
  await writeFile(paths.port, String(port), { mode: 0o600 });
}

/** Only binds and lets go again: whoever else is behind the port never hears from us. */
function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      const free = typeof address === 'object' && address !== null ? address.port : null;
      probe.close(() => resolve(free));
    });
  });
}
