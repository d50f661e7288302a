import { once } from 'node:events';
import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

/** A way to Spark on which a new version of its service worker can come out. */
export interface ReleaseLine {
  /** What the device's browser goes through. */
  proxy: { server: string };
  release(): void;
  close(): Promise<void>;
}

/** Asks for it as it is, whatever the browser has already. */
function asWhole({ 'if-none-match': _tag, 'if-modified-since': _since, ...headers }: IncomingHttpHeaders) {
  return { ...headers, 'accept-encoding': 'identity' };
}

/** Lays such a line. From the release on the worker's script is another, which is all a browser goes by. */
export async function layReleaseLine(): Promise<ReleaseLine> {
  let isReleased = false;
  const server = createServer((asked, answer) => {
    const { method, headers } = asked;
    const isWorker = asked.url?.endsWith('/service-worker.js') === true;
    const passing = request(asked.url ?? '', {
      method,
      headers: isWorker ? asWhole(headers) : headers,
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
  // What is no page's goes straight through.
  server.on('connect', ({ url = '' }, device) => {
    const { hostname, port } = new URL(`http://${url}`);
    const spark = connect(Number(port), hostname, () => device.write('HTTP/1.1 200 OK\r\n\r\n'));
    spark.pipe(device).pipe(spark);
    for (const end of [spark, device]) end.on('error', () => (spark.destroy(), device.destroy()));
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
