import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The shop's own site, as far as somebody who was handed over sees it. */
export interface ShopSite {
  origin: string;
  close(): Promise<void>;
}

/** Starts a site whose every page says it is the shop's cart. */
export async function startShopSite(): Promise<ShopSite> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<!doctype html><html lang="en"><link rel="icon" href="data:,"><h1>Your cart</h1></html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP gives an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
