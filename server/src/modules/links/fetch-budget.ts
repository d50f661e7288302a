import type { OutboundRules } from '../../platform/outbound/index.ts';

/** What one link may cost in all: its page, its redirects and its picture. */
const maxBytes = 1024 * 1024;
const totalMs = 10_000;

/** Time and bytes that are shared by several fetches. */
export interface FetchBudget {
  /** The rules for the next fetch: what is left. `null` when nothing is. */
  rest(): OutboundRules | null;
  /** Passes a body on and counts it. */
  spend(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>;
}

/** A budget that begins to run now. */
export function startBudget(outbound: Partial<OutboundRules>): FetchBudget {
  const endsAt = performance.now() + (outbound.totalMs ?? totalMs);
  let bytesLeft = outbound.maxBytes ?? maxBytes;
  return {
    rest() {
      const msLeft = Math.floor(endsAt - performance.now());
      if (msLeft <= 0 || bytesLeft <= 0) return null;
      return { ...outbound, totalMs: msLeft, maxBytes: bytesLeft };
    },
    async *spend(body) {
      for await (const chunk of body) {
        bytesLeft -= chunk.length;
        yield chunk;
      }
    },
  };
}
