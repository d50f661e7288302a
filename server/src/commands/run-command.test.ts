import { Command } from 'commander';
import { afterEach, expect, test, vi } from 'vitest';
import { CommandError } from './command-error.ts';
import { runCommand } from './run-command.ts';
import { serveCommand } from './serve.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const spark = () => new Command('spark').configureOutput({ writeErr: () => undefined });

test('wrong usage ends with 2', async () => {
  const serve = serveCommand().configureOutput({ writeErr: () => undefined });
  expect(await runCommand(spark().addCommand(serve), ['serve', '--role', 'cook'])).toBe(2);
  expect(await runCommand(spark().addCommand(serve), ['cook'])).toBe(2);
});

test('what explains itself is told in a sentence, anything else with its trace', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const failing = (error: Error) =>
    spark().addCommand(new Command('fail').action(() => Promise.reject(error)));
  expect(await runCommand(failing(new CommandError('There is no such file.')), ['fail'])).toBe(1);
  expect(told).toHaveBeenLastCalledWith('There is no such file.');
  const gone = Object.assign(new Error('terminating connection'), { code: '57P01' });
  expect(await runCommand(failing(gone), ['fail'])).toBe(1);
  expect(told).toHaveBeenLastCalledWith(
    'The database went away before this was done (terminating connection). Give the command again once it is back.',
  );
  const full = Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' });
  expect(await runCommand(failing(full), ['fail'])).toBe(1);
  expect(told).toHaveBeenLastCalledWith(
    'There is no room left on the disk (no space left on device, write). Make some, and give the command again.',
  );
  expect(await runCommand(failing(new Error('a bug')), ['fail'])).toBe(1);
  expect(told).toHaveBeenLastCalledWith(expect.stringMatching(/a bug\n +at /));
});

test('a wrong setting stops the start with a sentence that names it', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.stubEnv('PORT', 'three');
  expect(await runCommand(spark().addCommand(serveCommand()), ['serve'])).toBe(1);
  expect(told).toHaveBeenLastCalledWith('PORT must be a number from 0 to 65535, but it is "three".');
});
