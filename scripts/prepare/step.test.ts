import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';

const step = new URL('step.mjs', import.meta.url).href;

/** Runs a step in a process of its own, which it may end; each way is a line that Node is given. */
function runWays(ways: string[]): Promise<{ code: number; told: string }> {
  const program = `
    import { requireOk, runStep } from ${JSON.stringify(step)};
    const ways = ${JSON.stringify(ways)}.map((way) => ['--eval', way]);
    requireOk(await runStep('Trying', process.execPath, ways, { cwd: '/' }));
    console.log('went on');`;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '--eval', program], (error, out, faults) =>
      resolve({ code: Number(error?.code ?? 0), told: out + faults }),
    );
  });
}

test('what fails in one way is done in the next, and nobody is told', async () => {
  const { code, told } = await runWays(['console.log("too old"); process.exit(1)', '0']);
  expect([code, told]).toEqual([0, expect.stringMatching(/^Trying…\nTrying: done in \d+ s\nwent on\n$/)]);
});

test('what succeeds is done once', async () => {
  const { told } = await runWays(['0', 'process.exit(1)']);
  expect(told).toContain('went on');
});

test('what fails in every way ends the program, with the words of the last', async () => {
  const { code, told } = await runWays([
    'console.log("first"); process.exit(1)',
    'console.log("last"); process.exit(2)',
  ]);
  expect(code).toBe(1);
  expect(told).toContain('last\n\nTrying failed; the reason is above.');
  expect(told).not.toContain('first');
  expect(told).not.toContain('went on');
});
