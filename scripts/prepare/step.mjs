// Long work told in short lines: one that counts the seconds on a terminal, one every ten seconds elsewhere.
import { spawn } from 'node:child_process';

const isTerminal = process.stdout.isTTY === true;

/**
 * Runs a program behind a progress line; its output is shown only when it fails.
 * @param {string} label what is being done, such as "Installing"
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd: string, env?: NodeJS.ProcessEnv}} options
 */
export async function runStep(label, command, args, options) {
  const stopTelling = tell(label);
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const { code, signal } = await new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: output.push(Buffer.from(String(error))), signal: null }));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, stop);
  stopTelling(code === 0);
  if (code === 0) return;
  if (signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP') process.exit(130);
  process.stderr.write(Buffer.concat(output));
  console.error(`\n${label} failed; the reason is above.`);
  process.exit(1);
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
