import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Agent } from 'undici';
import { OutboundError } from './outbound-error.ts';
import { isPublicAddress, isPublicHost } from './public-host.ts';
import { say } from '../sentences/index.ts';

/** How far a fetch may go. */
export interface OutboundRules {
  maxBytes: number;
  totalMs: number;
  /** Hosts the operator named: they may be private and use any port. */
  allowedHosts?: readonly string[];
  /** Sent along; `authorization` only as long as redirects stay on the same origin. */
  headers?: Readonly<Record<string, string>>;
  /** How names become addresses; the system's way unless a test says otherwise. */
  lookup?: typeof systemLookup;
}

/** What came back: the body streams, within the limits of the rules. */
export interface OutboundResponse {
  url: string;
  /** 304 only comes when a header asked for it; there is no body then. */
  status: 200 | 304;
  etag: string | null;
  lastModified: string | null;
  contentType: string;
  contentLength: number | null;
  body: AsyncIterable<Uint8Array>;
  /** Hangs up; for an answer whose body is not read. */
  close(): Promise<void>;
}

const maxRedirects = 5;
const connectMs = 10_000;
const headersMs = 10_000;
const silenceMs = 30_000;

/** After the first seconds a sender slower than this is holding us up. */
const graceMs = 20_000;
const minBytesPerSecond = 1_024;

const ports = new Set(['', '80', '443', '8080', '8443']);

/**
 * Fetches an address given from outside without ever reaching into our own network: http(s) and web ports only, every
 * resolved address must be public and exactly that address is dialled, every redirect is judged anew, and size, time and
 * silence are bounded. Throws `OutboundError`.
 */
export async function openOutbound(address: string, rules: OutboundRules): Promise<OutboundResponse> {
  const deadline = AbortSignal.timeout(rules.totalMs);
  const { Agent } = await loadUndici();
  const agent = new Agent({
    connect: { lookup: guardedLookup(rules), timeout: connectMs },
    headersTimeout: headersMs,
    bodyTimeout: silenceMs,
    maxHeaderSize: 32_768,
    pipelining: 0,
  });
  try {
    const { response, url } = await follow(address, rules, { agent, deadline });
    const length = Number(response.headers['content-length']);
    return {
      url: url.href,
      status: response.statusCode === 304 ? 304 : 200,
      etag: oneOf(response.headers['etag']),
      lastModified: oneOf(response.headers['last-modified']),
      contentType: String(response.headers['content-type'] ?? ''),
      contentLength: Number.isSafeInteger(length) ? length : null,
      body: bounded(response.body, rules, agent),
      close: () => agent.destroy(),
    };
  } catch (error) {
    await agent.destroy();
    throw explain(error);
  }
}

/** Its modules are a tenth of a second of a start, which only whoever asks somebody needs. */
export function loadUndici() {
  return import('undici');
}

async function follow(address: string, rules: OutboundRules, way: { agent: Agent; deadline: AbortSignal }) {
  const { request } = await loadUndici();
  let url = judgeAddress(address, rules);
  const { origin } = url;
  const { authorization, ...headers } = rules.headers ?? {};
  const isConditional = 'if-none-match' in headers || 'if-modified-since' in headers;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const response = await request(url, {
      dispatcher: way.agent,
      signal: way.deadline,
      headers: {
        'user-agent': 'Spark',
        'accept-encoding': 'identity',
        accept: '*/*',
        ...headers,
        ...(authorization !== undefined && url.origin === origin ? { authorization } : {}),
      },
    });
    if (response.statusCode === 304 && isConditional) return { response, url };
    const { location } = response.headers;
    if (response.statusCode >= 300 && response.statusCode < 400 && typeof location === 'string') {
      await response.body.dump({ limit: 65_536 });
      if (!URL.canParse(location, url.href))
        throw new OutboundError('failed', say`The address redirects to nowhere.`);
      url = judgeAddress(new URL(location, url.href).href, rules);
      continue;
    }
    if (response.statusCode !== 200) {
      throw new OutboundError('failed', say`${url.host} answered with status ${response.statusCode}.`);
    }
    return { response, url };
  }
  throw new OutboundError('refused', say`The address redirects more than ${maxRedirects} times.`);
}

function oneOf(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header : null;
}

/** Reads an address and looks whether it may be fetched, as far as that shows without resolving it. Throws `OutboundError`. */
export function judgeAddress(address: string, rules: Pick<OutboundRules, 'allowedHosts'>): URL {
  if (!URL.canParse(address)) throw new OutboundError('refused', say`This is not an address.`);
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new OutboundError('refused', say`Only http and https addresses are fetched.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new OutboundError('refused', say`The address carries a user name or password.`);
  }
  if (isAllowed(url.hostname, rules)) return url;
  if (!ports.has(url.port))
    throw new OutboundError('refused', say`Port ${url.port} is not a port of the web.`);
  if (!isPublicHost(url.hostname))
    throw new OutboundError('refused', say`${url.hostname} is not a public host.`);
  return url;
}

function isAllowed(hostname: string, rules: Pick<OutboundRules, 'allowedHosts'>): boolean {
  return rules.allowedHosts?.includes(hostname.toLowerCase()) === true;
}

/** The connection is made to the very addresses judged here, so a name cannot change its mind in between. */
export function guardedLookup(rules: Pick<OutboundRules, 'allowedHosts' | 'lookup'>): LookupFunction {
  const lookup = rules.lookup ?? systemLookup;
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const [first] = addresses;
      const isSafe = isAllowed(hostname, rules) || addresses.every(({ address }) => isPublicAddress(address));
      if (first === undefined || !isSafe) {
        return callback(new OutboundError('refused', say`${hostname} does not lead to a public host.`), '');
      }
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

async function* bounded(
  body: AsyncIterable<Uint8Array>,
  rules: OutboundRules,
  agent: Agent,
): AsyncGenerator<Uint8Array> {
  const startedAt = performance.now();
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > rules.maxBytes) {
        throw new OutboundError('refused', say`The answer is larger than ${rules.maxBytes} bytes.`);
      }
      const elapsedMs = performance.now() - startedAt;
      if (elapsedMs > graceMs && (size * 1_000) / elapsedMs < minBytesPerSecond) {
        throw new OutboundError('failed', say`The answer comes too slowly.`);
      }
      yield chunk;
    }
  } catch (error) {
    throw explain(error);
  } finally {
    await agent.destroy();
  }
}

/** What went wrong on the way, as `OutboundError`; anything that is none of ours stays what it is. */
export function explain(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof OutboundError) return error;
  if (error.cause instanceof OutboundError) return error.cause;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return new OutboundError('failed', say`The address could not be fetched (${code}).`, error);
}
