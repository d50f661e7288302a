import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OutboundRules } from '../src/platform/outbound/index.ts';

/** Answers a request of the site under its path. */
export type Page = (response: ServerResponse, request: IncomingMessage, url: URL) => void;

/** A site of the web that lives in this process. */
export interface TestSite {
  /** Where it is found, for instance `http://pages.test:41234`. */
  origin: string;
  /** Its pages by path; tests put theirs in. */
  pages: Map<string, Page>;
  /** Paths that were asked for, in order. */
  visits: string[];
  /** Rules under which the site, and it alone, can be reached. */
  outbound: Partial<OutboundRules>;
  close(): Promise<void>;
}

/** Starts a site under a name that no real name server knows. All names lead to it, and only its own may. */
export async function startTestSite(host = 'pages.test'): Promise<TestSite> {
  const pages = new Map<string, Page>();
  const visits: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://here');
    visits.push(`${url.pathname}${url.search}`);
    const page = pages.get(url.pathname);
    if (page === undefined) response.writeHead(404).end();
    else page(response, request, url);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, so the address is one with a port.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${host}:${port}`,
    pages,
    visits,
    outbound: { allowedHosts: [host], lookup: resolveTo(() => ['127.0.0.1']) },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page that is written at once. */
export function htmlPage(html: string | Uint8Array, type = 'text/html; charset=utf-8'): Page {
  return (response) => response.writeHead(200, { 'content-type': type }).end(html);
}

/** A name server that answers as it is told to. */
export function resolveTo(answer: (host: string) => string[]): NonNullable<OutboundRules['lookup']> {
  const lookup = (host: string, _options: unknown, done: (error: null, found: object[]) => void) =>
    done(
      null,
      answer(host).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  // Only the form that asks for all addresses is used, and only it is imitated.
  return lookup as unknown as NonNullable<OutboundRules['lookup']>;
}
