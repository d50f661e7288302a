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
 * @param {{cwd: string, env?: NodeJS.ProcessEnv, beforeNextWay?: () => void}} options
 */
export async function runStep(label, command, ways, { beforeNextWay, ...options }) {
  const stopTelling = tell(label);
  let end;
  for (const args of ways) {
    end = await run(command, args, options);
    if (end.code === 0 || end.isStopped) break;
    beforeNextWay?.();
  }
  stopTelling(end.code === 0);
  if (end.code === 0) return;
  if (end.isStopped) process.exit(130);
  process.stderr.write(Buffer.concat(end.output));
  console.error(`\n${label} failed; the reason is above.`);
  process.exit(1);
}

async function run(command, args, options) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let isStopped = false;
  const stop = (signal) => {
    isStopped = true;
    child.kill(signal);
  };
  for (const signal of stopSignals) process.on(signal, stop);
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(output.push(Buffer.from(String(error)))));
    child.once('close', resolve);
  });
  for (const name of stopSignals) process.off(name, stop);
  return { code, output, isStopped };
}

/** Tells that something goes on, until the returned function is called with how it ended. */
function tell(label) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1_000);
  if (isTerminal) process.stdout.write(`${label}…`);
  else console.log(`${label}…`);
  const timer = setInterval(
    () => {
      if (isTerminal) process.stdout.write(`\r${label}… ${seconds()} s`);
      else console.log(`${label}… ${seconds()} s`);
    },
    isTerminal ? 1_000 : 10_000,
  );
  return (isOk) => {
    clearInterval(timer);
    const end = `${label}: ${isOk ? 'done in' : 'failed after'} ${seconds()} s`;
    if (isTerminal) process.stdout.write(`\r${end}\n`);
    else console.log(end);
  };
}
