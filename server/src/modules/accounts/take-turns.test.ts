import { expect, test } from 'vitest';
import { CrowdedError, takeTurns } from './take-turns.ts';

/** Work that is done when it is told to be, and the order in which it began. */
function workshop(limits: { mostWaitingEach?: number; mostWaiting?: number } = {}) {
  const inTurn = takeTurns({ atOnce: 2, mostWaitingEach: 9, mostWaiting: 9, ...limits });
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    ask: (who: string) =>
      inTurn(who, async () => {
        begun.push(who);
        await new Promise<void>((resolve) => ends.push(resolve));
      }),
    end: async () => {
      ends.shift()?.();
      await new Promise(setImmediate);
    },
  };
}

test('so much is done at a time, and those who wait are served in turn, whoever asked for how much', async () => {
  const { begun, ask, end } = workshop();
  for (const who of ['ana', 'ana', 'ana', 'ana', 'ana', 'ben', 'ana', 'cleo', 'ben']) void ask(who);
  expect(begun).toEqual(['ana', 'ana']);
  while (begun.length < 9) await end();
  expect(begun.slice(2)).toEqual(['ana', 'ben', 'cleo', 'ana', 'ben', 'ana', 'ana']);
  await end();
  await end();
  void ask('dora');
  void ask('dora');
  expect(begun.slice(9)).toEqual(['dora', 'dora']);
});

test('who asks for too much is refused alone, and everybody where too many wait', async () => {
  const { begun, ask, end } = workshop({ mostWaitingEach: 2, mostWaiting: 3 });
  for (const who of ['ana', 'ana', 'ana', 'ana']) void ask(who);
  await expect(ask('ana')).rejects.toThrow(new CrowdedError(true));
  void ask('ben');
  const refusal = await ask('cleo').catch((error: unknown) => error);
  expect(refusal).toMatchObject({ name: 'CrowdedError', isOwnDoing: false });
  await end();
  void ask('cleo');
  while (begun.length < 6) await end();
  expect(begun.slice(2)).toEqual(['ana', 'ben', 'ana', 'cleo']);
});

test('what fails makes room, too', async () => {
  const inTurn = takeTurns({ atOnce: 1, mostWaitingEach: 1, mostWaiting: 1 });
  const failing = inTurn('ana', () => Promise.reject(new Error('Broken')));
  const next = inTurn('ana', async () => 'done');
  await expect(failing).rejects.toThrow('Broken');
  expect(await next).toBe('done');
});
