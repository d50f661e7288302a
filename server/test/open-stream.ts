import type { ProductState } from '@spark/contract';
import { expect } from 'vitest';

/** Somebody who is told of changes. */
export interface StreamReader {
  /** Everything told so far, oldest first. */
  told: ProductState[];
  /** What was told last of a product. */
  last(id: string): ProductState | undefined;
  /** Waits until the last thing told of a product is like this. */
  expects(id: string, state: Partial<ProductState>): Promise<void>;
  /** Whether the server ended it. */
  readonly hasEnded: boolean;
  close(): void;
}

/** Opens the stream of a Spark that listens, and reads it. */
export async function openStream(url: string, productIds: readonly string[]): Promise<StreamReader> {
  const controller = new AbortController();
  const response = await fetch(`${url}/api/v1/stream?products=${productIds.join(',')}`, {
    signal: controller.signal,
  });
  expect(response.status, response.ok ? '' : await response.text()).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const told: ProductState[] = [];
  let hasEnded = false;
  void read(response, told).then(() => (hasEnded = true));
  const last = (id: string) => told.findLast((state) => state.id === id);
  return {
    told,
    last,
    expects: (id, state) => expect.poll(() => last(id), { timeout: 5_000 }).toMatchObject(state),
    get hasEnded() {
      return hasEnded;
    },
    close: () => controller.abort(),
  };
}

async function read({ body }: Response, told: ProductState[]): Promise<void> {
  if (body === null) return;
  let text = '';
  try {
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^event: products\ndata: (.*)$/.exec(event)?.[1];
        // Our own server's events, in the shape of the contract.
        if (data !== undefined) told.push(...(JSON.parse(data) as ProductState[]));
      }
    }
  } catch {
    // Closed by the test.
  }
}
