import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { OutboundRules } from '../../src/platform/outbound/index.ts';
import { resolveTo } from '../test-site.ts';

/** A thing a shop sells, before any shop system put it into its own words. */
export interface ShopItem {
  id: number;
  title: string;
  html: string;
  brand: string;
  category: string;
  changedAt: Date;
  /** Published; else the shop's public interface does not know it. */
  isPublished: boolean;
  variants: ShopVariant[];
}

/** One of its variants. */
export interface ShopVariant {
  id: number;
  options: Record<string, string>;
  /** In cents. */
  price: number;
  /** What it cost before, when it is reduced. */
  before: number | null;
  /** `null`: not counted. */
  stock: number | null;
  mayWait: boolean;
  barcode: string | null;
}

/** A request as a shop system sees it. */
export interface ShopRequest {
  method: string;
  url: URL;
  header(name: string): string;
  /** The body as JSON, if there is one. */
  body: unknown;
}

/** What it answers. */
export interface ShopReply {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  /** In place of JSON. */
  text?: string;
}

/** A shop of some system, in this process. */
export interface FakeShop {
  /** Where it is, without a slash at the end. */
  origin: string;
  items: ShopItem[];
  /** Answers given in place of the next ones, first in first out; `null` lets one pass. */
  mishaps: (ShopReply | null)[];
  /** What was asked, in order. */
  requests: ShopRequest[];
  /** Called before each answer. */
  onRequest: (request: ShopRequest) => void;
  /** Changes the answer before it is sent. */
  distort: (json: unknown) => unknown;
  /** Rules under which the shop can be reached. */
  outbound: Partial<OutboundRules>;
  close(): Promise<void>;
}

/** Speaks the language of a shop system about these items. */
export type Dialect = (shop: FakeShop, request: ShopRequest) => ShopReply;

/** Opens a shop. */
export async function startFakeShop(dialect: Dialect, host = 'shop.test'): Promise<FakeShop> {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const asked = await read(request);
    shop.requests.push(asked);
    shop.onRequest(asked);
    const { status = 200, headers = {}, json, text: written } = shop.mishaps.shift() ?? dialect(shop, asked);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(written ?? JSON.stringify(shop.distort(json)));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, so the address is one with a port.
  const { port } = server.address() as AddressInfo;
  const shop: FakeShop = {
    origin: `http://${host}:${port}`,
    items: [],
    mishaps: [],
    requests: [],
    onRequest: () => undefined,
    distort: (json) => json,
    outbound: { allowedHosts: [host], lookup: resolveTo(() => ['127.0.0.1']) },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return shop;
}

async function read(request: IncomingMessage): Promise<ShopRequest> {
  const written = await text(request);
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '/', 'http://here'),
    header: (name) => String(request.headers[name] ?? ''),
    body: written === '' ? null : JSON.parse(written),
  };
}

/** A plain item with one variant, some of it told. */
export function item(
  id: number,
  facts: Partial<Omit<ShopItem, 'id' | 'variants'>> & { variants?: Partial<ShopVariant>[] } = {},
): ShopItem {
  const { variants = [{}], ...rest } = facts;
  return {
    title: `Cup ${id}`,
    html: `<p>Cup &amp; saucer number ${id}.</p>`,
    brand: 'Potters',
    category: 'Kitchen',
    changedAt: new Date('2026-01-01T00:00:00Z'),
    isPublished: true,
    ...rest,
    id,
    variants: variants.map((variant, index) => ({
      id: id * 1_000 + index,
      options: {},
      price: 1990,
      before: null,
      stock: 5,
      mayWait: false,
      barcode: null,
      ...variant,
    })),
  };
}

/** As money is written with a decimal point. */
export function decimal(cents: number): string {
  return (cents / 100).toFixed(2);
}
