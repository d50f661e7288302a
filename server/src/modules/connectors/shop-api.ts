import { setTimeout as sleep } from 'node:timers/promises';
import {
  openOutboundCaller,
  OutboundError,
  type OutboundAnswer,
  type OutboundRules,
} from '../../platform/outbound/index.ts';
import { ShopError } from './shop-error.ts';

/** A call to the interface of a shop. */
export interface ShopCall {
  url: URL;
  headers: Readonly<Record<string, string>>;
  /** Sent as JSON with POST; without it the call is a GET. */
  body?: unknown;
  /** Reads a wish to wait out of an answer that came with status 200; `null` when there is none. */
  readWait?: (json: unknown) => number | null;
}

/** What a shop answered. */
export interface ShopAnswer {
  json: unknown;
  header(name: string): string | null;
}

/** Calls a shop, patiently. */
export interface ShopApi {
  /** Throws `ShopError`. */
  call(call: ShopCall): Promise<ShopAnswer>;
  close(): Promise<void>;
}

/** A page of a hundred products with long descriptions has 1 or 2 MB. */
const maxAnswerBytes = 32 * 1024 * 1024;
const callMs = 30_000;

/** Waits up to this long happen at once; longer ones end the reading, which goes on later. */
const longestWaitMs = 20_000;
const maxWaits = 5;

/** When a shop wants us to wait without saying how long. */
const usualWaitMs = 2_000;

/** A call that failed on the way is made once more. */
const pauseMs = 1_000;

/** Opens a shop's interface. Calls that are too many wait as long as the shop says; what fails on the way is tried twice. */
export function openShopApi(outbound: Partial<OutboundRules>): ShopApi {
  const caller = openOutboundCaller({ maxBytes: maxAnswerBytes, totalMs: callMs, ...outbound });

  async function attempt(call: ShopCall): Promise<OutboundAnswer> {
    try {
      return await caller.call({
        address: call.url.href,
        method: call.body === undefined ? 'GET' : 'POST',
        headers: {
          accept: 'application/json',
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...call.headers,
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
    } catch (error) {
      throw explain(error);
    }
  }

  return {
    call: async (call) => {
      let waits = 0;
      let failures = 0;
      for (;;) {
        const answer = await attempt(call).catch((error: unknown) => {
          if (!(error instanceof ShopError) || error.kind !== 'unreachable' || failures > 0) throw error;
          return null;
        });
        if (answer === null || isBroken(answer)) {
          if (answer !== null && failures > 0) throw describeBroken(answer, call.url);
          failures += 1;
          await sleep(pauseMs);
          continue;
        }
        const json = isTooMany(answer.status) ? null : readJson(answer, call.url);
        const waitMs = isTooMany(answer.status) ? retryAfter(answer) : (call.readWait?.(json) ?? null);
        if (waitMs === null) return { json, header: answer.header };
        waits += 1;
        if (waitMs > longestWaitMs || waits > maxWaits) {
          throw new ShopError('busy', `${call.url.host} asks to be called less often.`, { waitMs });
        }
        await sleep(waitMs);
      }
    },
    close: () => caller.close(),
  };
}

// Shopify answers 430 to what it takes for a robot; WordPress answers 503 while it is being updated.
function isTooMany(status: number): boolean {
  return status === 429 || status === 430;
}

function isBroken({ status }: OutboundAnswer): boolean {
  return status >= 500;
}

function retryAfter(answer: OutboundAnswer): number {
  const written = answer.header('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(written)) return Number(written) * 1_000;
  const date = Date.parse(written);
  return Number.isNaN(date) ? usualWaitMs : Math.max(0, date - Date.now());
}

function readJson(answer: OutboundAnswer, url: URL): unknown {
  const json = parse(answer.text);
  if (answer.status >= 200 && answer.status < 300 && json !== undefined) return json;
  if (answer.status >= 300 && answer.status < 400) {
    const to = answer.header('location') ?? 'elsewhere';
    throw new ShopError('refused', `${url.host} sends us on to ${to}: connect the shop by that address.`);
  }
  const said = sayingOf(json);
  if (answer.status === 401 || answer.status === 403 || /publishable (api )?key/i.test(said)) {
    throw new ShopError('refused', `${url.host} does not accept the key.${said}`);
  }
  if (answer.status === 404) {
    throw new ShopError('refused', `There is no such shop interface at ${url.origin}${url.pathname}.${said}`);
  }
  if (json === undefined) {
    throw new ShopError('unreachable', `${url.host} answered with something that is not JSON.`);
  }
  throw new ShopError('refused', `${url.host} answered with status ${answer.status}.${said}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const shownChars = 200;

/** What the shop itself says about its refusal, as a sentence that can follow ours. */
function sayingOf(json: unknown): string {
  if (typeof json !== 'object' || json === null || !('message' in json)) return '';
  const { message } = json;
  if (typeof message !== 'string' || message === '') return '';
  const text = message
    .replace(/<[^>]*>/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return ` It says: ${text.slice(0, shownChars).toWellFormed()}`;
}

function describeBroken({ status }: OutboundAnswer, url: URL): ShopError {
  return new ShopError('unreachable', `${url.host} is broken at the moment (status ${status}).`);
}

function explain(error: unknown): unknown {
  if (!(error instanceof OutboundError)) return error;
  const kind = error.kind === 'refused' ? 'refused' : 'unreachable';
  return new ShopError(kind, error.message, { cause: error });
}
