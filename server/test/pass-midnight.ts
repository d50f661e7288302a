import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach } from 'vitest';

const dayMs = 86_400_000;
/** Longer than a test takes. */
const marginMs = 20_000;

// Much is counted by the day, in UTC. A test that began in one day and ended in the next would see two of them.
beforeEach(async () => {
  const leftMs = dayMs - (Date.now() % dayMs);
  if (leftMs < marginMs) await delay(leftMs);
});
