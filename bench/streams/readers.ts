import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Order, Report } from './reader-process.ts';

type Told = Extract<Report, { is: 'told' }>;

/** Everybody who reads, in a process of their own. */
export interface Readers {
  /** Opens the streams of some, those of the second number excepted. */
  open(from: number, to: number): Promise<void>;
  /** Cuts them off, as a tunnel does. */
  cut(from: number, to: number): Promise<void>;
  /** What was told since it was asked last, and how it stands with each. */
  report(): Promise<Told>;
  close(): void;
}

/** So many come at the same moment. */
const together = 250;

/** Starts the process of those who read the streams of a server. */
export function startReaders(server: { port: number; path: string; tokenStart: string }): Readers {
  const file = fileURLToPath(new URL('reader-process.ts', import.meta.url));
  const child = fork(file, [String(server.port), server.path, server.tokenStart]);
  const ask = <R extends Report>(order: Order): Promise<R> =>
    new Promise<R>((resolve, reject) => {
      child.once('exit', reject);
      // Each order has its one answer.
      child.once('message', (report) => {
        child.off('exit', reject);
        resolve(report as R);
      });
      child.send(order);
    });
  return {
    open: async (from, to) => {
      for (let at = from; at < to; at += together) {
        await ask({ do: 'open', from: at, to: Math.min(to, at + together) });
      }
    },
    cut: async (from, to) => void (await ask({ do: 'cut', from, to })),
    report: () => ask<Told>({ do: 'report' }),
    close: () => void child.kill(),
  };
}
