import type { TestProject } from 'vitest/node';
import { launchBrowser } from './launch-browser.ts';
import { startSpark, type Spark } from './start-spark.ts';

declare module 'vitest' {
  interface ProvidedContext {
    spark: Spark;
    browserEndpoint: string;
  }
}

/** Starts one Spark and one browser for all journeys. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const browser = await launchBrowser();
  try {
    const { stop, ...spark } = await startSpark();
    provide('spark', spark);
    provide('browserEndpoint', browser.wsEndpoint());
    return async () => {
      await browser.close();
      await stop();
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
