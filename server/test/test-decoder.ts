import { createDecoder, type Decoder } from '../src/platform/decoder/index.ts';

/** Longer than other files of this process take. */
const idleMs = 600_000;

/** Decoders that are at rest, with a process that has loaded what it takes; files come one after another. */
const free: Decoder[] = [];

/** A decoder of one process, since the other core has tests of its own. Closed at rest, it is left to the next file. */
export function createTestDecoder(): Decoder {
  const decoder = free.pop() ?? createDecoder({ size: 1, idleMs });
  let underWay = 0;
  return {
    size: decoder.size,
    render: async (task) => {
      underWay += 1;
      return decoder.render(task).finally(() => (underWay -= 1));
    },
    close: async () => {
      if (underWay === 0) free.push(decoder);
      else await decoder.close();
    },
  };
}
