import { request } from 'node:http';
import type { ProductState } from '@spark/contract';

/** A browser's stream of products, as the wire brings it. */
interface Stream {
  /** Waits until a product is told to be buyable or not; gives the time of the telling. */
  until(id: string, isBuyable: boolean): Promise<number>;
  close(): void;
}

/** Opens a stream; resolves when the present state has been told. */
export function follow(url: string, ids: readonly string[]): Promise<Stream> {
  const { promise, resolve, reject } = Promise.withResolvers<Stream>();
  const states = new Map<string, boolean>();
  const waiting = new Map<string, { isBuyable: boolean; told: (at: number) => void }>();
  const call = request(`${url}/api/v1/stream?products=${ids.join(',')}`, (response) => {
    if (response.statusCode !== 200)
      return reject(new Error(`The stream was refused: ${response.statusCode}`));
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const at = performance.now();
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^event: products\ndata: (.*)$/.exec(event)?.[1];
        // Our own server's events, in the shape of the contract.
        for (const state of data === undefined ? [] : (JSON.parse(data) as ProductState[])) {
          states.set(state.id, state.isBuyable);
          const waiter = waiting.get(state.id);
          if (waiter?.isBuyable === state.isBuyable) waiter.told(at);
        }
      }
      if (states.size >= ids.length) resolve(stream);
    });
    response.on('error', () => undefined);
  });
  call.on('error', reject);
  call.end();
  const stream: Stream = {
    until: (id, isBuyable) =>
      states.get(id) === isBuyable
        ? Promise.resolve(performance.now())
        : new Promise((told) => waiting.set(id, { isBuyable, told })),
    close: () => call.destroy(),
  };
  return promise;
}
