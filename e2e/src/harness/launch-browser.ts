import { chromium, type Browser, type BrowserServer } from 'playwright-core';

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

/** Launches the browser that `SPARK_BROWSER` names, for others to connect to. */
export async function launchBrowser(): Promise<BrowserServer> {
  const executablePath = process.env['SPARK_BROWSER'];
  if (!executablePath) {
    throw new Error('SPARK_BROWSER names no browser. "npm test" finds one and sets it.');
  }
  return chromium.launchServer({ executablePath, args });
}

/** Connects to a browser that was launched. */
export function connectBrowser(endpoint: string): Promise<Browser> {
  return chromium.connect(endpoint);
}
