/** Keeps the score and tells it, one line for each step. */
export function createTally() {
  let passed = 0;
  let failed = 0;
  return {
    /** A check counts once; a step with tests counts each of them. */
    add(name, { isOk, output, durationMs, ...counted }) {
      const good = counted.passed ?? (isOk ? 1 : 0);
      const bad = counted.failed ?? (isOk ? 0 : 1);
      passed += good;
      failed += bad;
      const number = counted.passed === undefined ? '' : ` (${good} passed, ${bad} failed)`;
      console.log(`${bad === 0 ? '✓' : '✗'} ${name}${number}, ${(durationMs / 1_000).toFixed(1)} s`);
      for (const { title, failure } of counted.secondTries ?? []) {
        console.log(
          `  passed on its second try: ${title}\n    ${failure.trimEnd().replaceAll('\n', '\n    ')}`,
        );
      }
      if (bad > 0) console.log(`\n${output.trimEnd()}\n`);
    },
    /** Prints the last line and answers the exit code. */
    finish() {
      console.log(`${passed} passed, ${failed} failed`);
      return failed === 0 ? 0 : 1;
    },
  };
}
