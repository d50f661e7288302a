import { spawn } from 'node:child_process';

/** No step takes this long unless it hangs. */
const TIME_LIMIT_MS = 20 * 60_000;

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(130);
  });
}

/**
 * Runs a program to its end and keeps what it says.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd: string, env?: NodeJS.ProcessEnv}} options
 * @returns {Promise<{isOk: boolean, output: string}>}
 */
export async function runProgram(command, args, options) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const timer = setTimeout(() => {
    chunks.push(Buffer.from(`\nStopped after ${TIME_LIMIT_MS / 60_000} minutes.\n`));
    child.kill('SIGKILL');
  }, TIME_LIMIT_MS);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      chunks.push(Buffer.from(String(error)));
      resolve(1);
    });
    child.once('close', resolve);
  });
  clearTimeout(timer);
  running.delete(child);
  return { isOk: code === 0, output: Buffer.concat(chunks).toString() };
}
