import { say } from '../sentences/index.ts';
import type { Db, Trx } from '../db/index.ts';
import { ProblemError } from '../http/index.ts';

/** Writes what many callers ask for in one transaction: a commit to disk takes as long for a hundred as for one. */
export interface JointWriter<Wish, Answer> {
  /**
   * Resolves with the answer to this wish once it is safe. Whoever comes while a transaction is on its way goes with the
   * next one. Throws `unavailable` when far more waits than can be written.
   */
  write(wish: Wish): Promise<Answer>;
}

/**
 * How wishes are written, of which no two have the same key, and each of them answered: in a transaction of `db`, or by
 * statements that may stand alone, each being whole or repeatable.
 */
export type JointWriting<Wish, Answer> = Limits<Wish> &
  (
    | { db: Db; write(trx: Trx, wishes: readonly Wish[]): Promise<readonly Answer[]> }
    | { writeAtOnce(wishes: readonly Wish[]): Promise<readonly Answer[]> }
  );

interface Limits<Wish> {
  /** Two wishes with the same key are written one after the other, in the order in which they came. */
  keyOf(wish: Wish): string;
  mostTogether?: number;
  mostWaiting?: number;
}

const usuallyTogether = 500;
const usuallyWaiting = 20_000;

/** Makes a writer for one process. */
export function createJointWriter<Wish, Answer>(
  writing: JointWriting<Wish, Answer>,
): JointWriter<Wish, Answer> {
  const { keyOf, mostTogether = usuallyTogether, mostWaiting = usuallyWaiting } = writing;
  let waiting: Waiting<Wish, Answer>[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) await writeBatch(takeBatch());
    isWriting = false;
  }

  /** Those that wait longest, each key once; what asks for the same again stays, in its order. */
  function takeBatch(): Waiting<Wish, Answer>[] {
    const taken = new Map<string, Waiting<Wish, Answer>>();
    const left: Waiting<Wish, Answer>[] = [];
    for (const one of waiting) {
      const key = keyOf(one.wish);
      if (taken.size >= mostTogether || taken.has(key)) left.push(one);
      else taken.set(key, one);
    }
    waiting = left;
    return [...taken.values()];
  }

  function writeTogether(wishes: readonly Wish[]): Promise<readonly Answer[]> {
    if ('writeAtOnce' in writing) return writing.writeAtOnce(wishes);
    return writing.db.transaction().execute((trx) => writing.write(trx, wishes));
  }

  async function writeBatch(batch: readonly Waiting<Wish, Answer>[]): Promise<void> {
    try {
      const wishes = batch.map(({ wish }) => wish);
      const answers = await writeTogether(wishes);
      for (const [at, answer] of answers.entries()) batch[at]?.resolve(answer);
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1 && only !== undefined) return only.reject(error);
      if (isTheirs(error)) for (const one of batch) await writeBatch([one]);
      else for (const one of batch) one.reject(error);
    }
  }

  return {
    async write(wish) {
      if (waiting.length >= mostWaiting) {
        const sentence = say`More happens than can be written down. Try again in a moment.`;
        throw new ProblemError('unavailable', sentence, { headers: { 'retry-after': '5' } });
      }
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      waiting.push({ wish, resolve, reject });
      void writeAll();
      return promise;
    },
  };
}

/**
 * Whether one of the wishes is to blame, or met somebody else's: a row it points at is gone, two waited for each other in a
 * circle. Alone the others are written, and it is told what is wrong.
 */
function isTheirs(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('23') || code.startsWith('40') || error instanceof ProblemError;
}

interface Waiting<Wish, Answer> {
  wish: Wish;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}
