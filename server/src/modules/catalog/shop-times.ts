import { invalid, type ProblemDetail } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';

/** How far ahead a shop's clock may be; a fact from further ahead would shut out every later one. */
const clockSkewMs = 5 * 60_000;

/** Throws `validation_failed` naming every item whose time lies in the future. */
export function checkShopTimes(items: readonly { at: string }[], now: Date): void {
  const latest = now.getTime() + clockSkewMs;
  const errors = items.flatMap(({ at }, index): ProblemDetail[] =>
    new Date(at).getTime() > latest
      ? [{ path: `/items/${index}/at`, message: say`The time lies in the future.` }]
      : [],
  );
  const [first, ...rest] = errors;
  if (first !== undefined) throw invalid(first, ...rest);
}
