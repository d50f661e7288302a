import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to Spark on which a new version of its service worker can come out. */
export interface ReleaseLine {
  /** What the device's browser goes through. */
  proxy: { server: string };
  release(): void;
  close(): Promise<void>;
}

/** Lays such a line. From the release on the worker's script is another, which is all a browser goes by. */
export async function layReleaseLine(): Promise<ReleaseLine> {
  let isReleased = false;
  const server = createServer((asked, answer) => {
    const { method, headers } = asked;
    const isWorker = asked.url?.endsWith('/service-worker.js') === true;
    const passing = request(asked.url ?? '', {
      method,
      headers: isWorker ? { ...headers, 'accept-encoding': 'identity' } : headers,
    });
    passing.on('response', (from) => {
      const { 'content-length': _length, ...rest } = from.headers;
      answer.writeHead(from.statusCode ?? 502, isWorker ? rest : from.headers);
      from.on('end', () => answer.end(isWorker && isReleased ? '\n// A new version.\n' : undefined));
      from.pipe(answer, { end: false });
    });
    passing.on('error', () => answer.destroy());
    answer.on('close', () => passing.destroy());
    asked.pipe(passing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on TCP gives an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    proxy: { server: `http://127.0.0.1:${port}` },
    release: () => (isReleased = true),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
