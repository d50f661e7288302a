import { lookup as systemLookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Listens at a host. A name may stand for several addresses, as `localhost` does for 127.0.0.1 and ::1: whoever comes by
 * another than the first is served by the same server, which knows all its callers when it closes.
 */
export async function listenAt(
  app: FastifyInstance,
  { host, port }: { host: string; port: number },
  lookup: (host: string) => Promise<readonly string[]> = addressesOf,
): Promise<void> {
  const [first = host, ...others] = host === 'localhost' ? await lookup(host) : [host];
  const doors: Server[] = [];
  let closing: Promise<unknown> = Promise.resolve();
  app.addHook('preClose', (done) => {
    closing = Promise.all(doors.map((door) => new Promise((resolve) => door.close(resolve))));
    done();
  });
  app.addHook('onClose', async () => {
    app.server.closeIdleConnections();
    await closing;
  });
  await app.listen({ host: first, port });
  for (const other of others) {
    // Listening at a host, the server has an address with a port.
    const door = await openDoor(app, other, app.server.address() as AddressInfo);
    if (door !== null) doors.push(door);
  }
  // One caller who could not be let in, for want of memory or by a rule of the system, is no reason to turn all others out.
  const tell = (error: Error) => app.log.warn({ err: error }, 'somebody could not be let in');
  for (const server of [app.server, ...doors]) server.on('error', tell);
}

async function addressesOf(host: string): Promise<string[]> {
  const found = await systemLookup(host, { all: true });
  return [...new Set(found.map(({ address }) => address))];
}

/** Lets callers in by one more address; `null` where this machine has none such, or somebody else listens there. */
async function openDoor(app: FastifyInstance, host: string, { port }: AddressInfo): Promise<Server | null> {
  // As servers of HTTP take their callers.
  const taking = { allowHalfOpen: true, noDelay: true };
  const door = createServer(taking, (socket) => app.server.emit('connection', socket));
  door.listen({ host, port });
  return once(door, 'listening').then(
    () => door,
    () => null,
  );
}
