import type { TestProject } from 'vitest/node';
import { launchBrowser } from './launch-browser.ts';
import { startSparks } from './start-spark.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browserEndpoint: string;
  }
}

/** Starts one browser for all journeys, and a Spark for each of the files that run at the same time. */
export async function setup({ provide, config }: TestProject): Promise<() => Promise<void>> {
  const browser = await launchBrowser({ isWhole: false });
  try {
    const { sparks, stop } = await startSparks(config.maxWorkers, { pictures: 'sketches' });
    provide('sparks', sparks);
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
