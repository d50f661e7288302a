import { createServer } from 'node:net';
import { CommandError } from './command-error.ts';

/** Refuses to go on when the port of the settings cannot be had, before anything slow has begun. */
export async function requireFreePort({ port, host }: { port: number; host: string }): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => reject(explainListenError(error, { port, host })));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
  });
}

/** Turns the operating system's refusal into a sentence that names the setting. */
export function explainListenError(
  error: NodeJS.ErrnoException,
  { port, host }: { port: number; host: string },
): Error {
  if (error.code === 'EADDRINUSE') {
    return new CommandError(
      `Port ${port} is already taken by another program. Set PORT to a free one, for example PORT=${port + 1} npm start.`,
    );
  }
  if (error.code === 'EACCES') {
    return new CommandError(`Port ${port} may not be used by this user. Set PORT to one above 1023.`);
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new CommandError(`This machine has no address ${host}. Correct the setting HOST.`);
  }
  return error;
}
