import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of one heading and one photo, as plain as pages get; what a line and a telephone allow at all. */
export async function withBarePage<T>(
  photo: Buffer,
  type: string,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const html = `<!doctype html><meta name="viewport" content="width=device-width"><title>Bare</title><h1>Bare</h1><img src="/photo" width="390" height="488" alt="">`;
  const server = createServer((request, response) => {
    if (request.url === '/photo') response.setHeader('content-type', type).end(photo);
    else response.setHeader('content-type', 'text/html').end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    // Listening on TCP gives an address with a port.
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
