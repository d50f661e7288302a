import { chromium, type Browser, type BrowserServer } from 'playwright-core';

export type { Browser, CDPSession, Page } from 'playwright-core';

/** A visitor's browser must not call anybody but Spark, not even its maker. */
const args = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage',
  // Root has no sandbox; the only pages opened are ours.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Which browser is launched, and how. */
interface Choice {
  isWhole: boolean;
}

/**
 * Launches the browser that `SPARK_BROWSER` names, for others to connect to; or the shell of it that `SPARK_BROWSER_SHELL`
 * names, which does the same with less work but for what needs a window's browser: notifications.
 */
export function launchBrowser(choice: Choice): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: findProgram(choice), args });
}

/** Connects to a browser that was launched. */
export function connectBrowser(endpoint: string): Promise<Browser> {
  return chromium.connect(endpoint);
}

/** Launches such a browser for this process alone, with which it ends. */
export function openBrowser(choice: Choice): Promise<Browser> {
  return chromium.launch({ executablePath: findProgram(choice), args });
}

function findProgram({ isWhole }: Choice): string {
  const { SPARK_BROWSER: whole, SPARK_BROWSER_SHELL: shell } = process.env;
  const program = isWhole ? whole : (shell ?? whole);
  if (!program) throw new Error('SPARK_BROWSER names no browser. "npm test" finds one and sets it.');
  return program;
}
