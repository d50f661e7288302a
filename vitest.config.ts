import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Two cores: more journeys at once only wait for each other. `npm test` lets the other tests have one more. */
const MAX_WORKERS = 2;

/** Node runs our TypeScript as it is, and Spark runs so: bundling each file for the tests took 40 seconds of CPU. */
const asNodeRunsIt = { viteModuleRunner: false };

/**
 * Files that begin before all others, in this order: what mostly waits, which leaves its core to others only while there are
 * others, and what takes long, for one that came last would have a core to itself.
 */
const first = [
  'bin/pinned-node',
  'jobs/worker',
  'media/bad-input',
  'decoder/real-photos',
  'http/hostile-strings',
  'embedded-postgres/embedded-postgres',
  'commands/serve',
  'feed/engine/feed-engine',
  'catalog/live/live-products',
  'connectors/read-shops',
  'decoder/decoder',
  'media/uploads/resumable-upload',
  'accounts/letters/letters',
  'src/every-screen',
  'src/resume-upload',
  'src/pay-by-stripe',
  'src/gestures',
  'src/offline',
  'src/keep-place',
  'src/keep-draft',
  'src/nothing-jumps',
  'src/own-cart-and-sign-in',
  'src/import',
  'src/storefront',
].map((name) => `/${name}.test.ts`);

/** As ever (known times, then sizes), but for the first ones: a fresh checkout knows no times. */
class FirstOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = first.findIndex((name) => moduleId.endsWith(name));
      return place === -1 ? first.length : place;
    };
    // oxlint-disable-next-line unicorn/no-array-sort -- Of vitest; there is no array to keep as it is.
    const projects = Map.groupBy(await super.sort(files), ({ project }) => project.name);
    return [...projects.values()].flatMap((ofProject) =>
      ofProject.toSorted((one, other) => placeOf(one) - placeOf(other)),
    );
  }
}

export default defineConfig({
  test: {
    maxWorkers: MAX_WORKERS,
    sequence: { sequencer: FirstOnesFirst },
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            'contract/**/*.test.ts',
            'ranking/**/*.test.ts',
            'bench/**/*.test.ts',
            'demo/**/*.test.ts',
            'web/{src,words}/**/*.test.ts',
          ],
          setupFiles: ['vitest.setup.ts'],
          // What is pure leaves nothing behind for the next file; a process for each file took longer than its tests.
          isolate: false,
          experimental: asNodeRunsIt,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'scripts/**/*.test.ts'],
          globalSetup: ['server/test/global-setup.ts'],
          setupFiles: ['vitest.setup.ts', 'server/test/pass-midnight.ts'],
          // Files share nothing but the code they load: each has a database and a Spark of its own.
          isolate: false,
          experimental: asNodeRunsIt,
          // Nobody waits so long unless something is wrong, or the machine is busy with other things.
          testTimeout: 300_000,
          // A job has a moment to be done.
          expect: { poll: { timeout: 60_000, interval: 20 } },
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/src/harness/global-setup.ts'],
          // Journeys share a browser; each brings devices of its own.
          isolate: false,
          experimental: asNodeRunsIt,
          // Each of the files that run at a time has a Spark of its own; a running one that is visited is one.
          fileParallelism: process.env['SPARK_VISIT_URL'] === undefined,
          // No journey ends by the clock: where many share the machine it takes ten times as long as alone.
          testTimeout: 180_000,
          // Once more on a new device, and the report says so: a browser on a busy machine is late at times.
          retry: 1,
          // As patient as with an element that shall appear.
          expect: { poll: { timeout: 30_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
