import { fileURLToPath } from 'node:url';

/** The program itself. */
export const mainFile = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));

/** Nothing takes so long unless it hangs, not even on a busy machine. */
export const START_LIMIT_MS = 240_000;

/** The environment of a Spark, or a command of it: nothing set for one of the developer's own reaches it. */
export function environmentOf(settings: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(SPARK_|DATABASE_|STRIPE_|NODE_ENV)/.test(name),
  );
  return { ...Object.fromEntries(inherited), ...settings };
}
