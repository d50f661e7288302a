import type { Agent } from 'undici';
import { explain, guardedLookup, judgeAddress, loadUndici, type OutboundRules } from './open-outbound.ts';
import { OutboundError } from './outbound-error.ts';
import { say } from '../sentences/index.ts';

/** A call to somebody's interface. */
export interface OutboundCall {
  address: string;
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
}

/** What was answered, whatever its status: a refusal tells more than that it is one. */
export interface OutboundAnswer {
  status: number;
  /** A header of the answer by its name in small letters. */
  header(name: string): string | null;
  text: string;
}

/** Makes calls that keep their connections open in between; `close` ends those. */
export interface OutboundCaller {
  call(call: OutboundCall): Promise<OutboundAnswer>;
  close(): Promise<void>;
}

const connectMs = 10_000;

/**
 * Opens a way to interfaces elsewhere, under the same rules as `openOutbound`: web addresses only, and only public ones
 * unless the operator named the host. `maxBytes` and `totalMs` bound each call. Redirects are not followed, because what is
 * sent along opens doors. Calls throw `OutboundError`.
 */
export function openOutboundCaller(rules: OutboundRules): OutboundCaller {
  let agent: Agent | undefined;
  return {
    call: async ({ address, method, headers, body }) => {
      const url = judgeAddress(address, rules);
      const { Agent, request } = await loadUndici();
      agent ??= new Agent({
        connect: { lookup: guardedLookup(rules), timeout: connectMs },
        headersTimeout: rules.totalMs,
        bodyTimeout: rules.totalMs,
        maxHeaderSize: 32_768,
        pipelining: 1,
        connections: 2,
      });
      try {
        const response = await request(url, {
          dispatcher: agent,
          signal: AbortSignal.timeout(rules.totalMs),
          method,
          headers: { 'user-agent': 'Spark', 'accept-encoding': 'identity', ...headers },
          ...(body === undefined ? {} : { body }),
        });
        return {
          status: response.statusCode,
          header: (name) => oneOf(response.headers[name]),
          text: await readText(response.body, rules.maxBytes),
        };
      } catch (error) {
        throw explain(error);
      }
    },
    close: async () => agent?.destroy(),
  };
}

async function readText(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes)
      throw new OutboundError('refused', say`The answer is larger than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function oneOf(header: string | string[] | undefined): string | null {
  return Array.isArray(header) ? (header[0] ?? null) : (header ?? null);
}
