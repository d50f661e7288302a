// Long work told in short lines: one that counts the seconds on a terminal, one every ten seconds elsewhere.
import { spawn } from 'node:child_process';

const isTerminal = process.stdout.isTTY === true;

/** What asks a program to stop. */
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program behind a progress line; its output is shown only when it fails.
 * @param {string} label what is being done, such as "Installing"
 * @param {string} command
 * @param {string[][]} ways arguments it is run with; the next ones where it fails with those before
 * @param {{cwd: string, env?: NodeJS.ProcessEnv, beforeNextWay?: () => void, isBeside?: boolean}} options whether
 *   something else tells its lines meanwhile
 * @returns {Promise<{isOk: boolean, isStopped: boolean}>} how it ended, and whether we were asked to stop
 */
export async function runStep(label, command, ways, { beforeNextWay, isBeside = false, ...options }) {
  const stopTelling = tell(label, isTerminal && !isBeside);
  let end;
  for (const args of ways) {
    end = await run(command, args, options);
    if (end.code === 0 || end.isStopped) break;
    beforeNextWay?.();
  }
  const isOk = end.code === 0;
  stopTelling(isOk);
  if (!isOk && !end.isStopped) {
    process.stderr.write(Buffer.concat(end.output));
    console.error(`\n${label} failed; the reason is above.`);
  }
  return { isOk, isStopped: end.isStopped };
}

/** Ends us where a step did not succeed. */
export function requireOk({ isOk, isStopped }) {
  if (!isOk) process.exit(isStopped ? 130 : 1);
}

async function run(command, args, options) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let isStopped = false;
  const stop = (signal) => {
    isStopped = true;
    child.kill(signal);
  };
  const end = () => child.kill();
  for (const signal of stopSignals) process.on(signal, stop);
  process.on('exit', end);
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(output.push(Buffer.from(String(error)))));
    child.once('close', resolve);
  });
  for (const name of stopSignals) process.off(name, stop);
  process.off('exit', end);
  return { code, output, isStopped };
}

/** Tells that something goes on, until the returned function is called with how it ended. */
function tell(label, inOneLine) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1_000);
  if (inOneLine) process.stdout.write(`${label}…`);
  else console.log(`${label}…`);
  const timer = setInterval(
    () => {
      if (inOneLine) process.stdout.write(`\r${label}… ${seconds()} s`);
      else console.log(`${label}… ${seconds()} s`);
    },
    inOneLine ? 1_000 : 10_000,
  );
  return (isOk) => {
    clearInterval(timer);
    const end = `${label}: ${isOk ? 'done in' : 'failed after'} ${seconds()} s`;
    if (inOneLine) process.stdout.write(`\r${end}\n`);
    else console.log(end);
  };
}
