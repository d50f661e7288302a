import { Command } from 'commander';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { isEmpty } from '../demo/is-empty.ts';
import { migrate } from '../platform/db/index.ts';
import { prepareJobs } from '../platform/jobs/index.ts';
import { openFolderStore } from '../platform/storage/index.ts';
import { CommandError } from './command-error.ts';
import { createLog } from './create-log.ts';
import { openDatabase } from './open-database.ts';

/** `spark demo load`: fills an empty database with the demo community. */
export function demoCommand(): Command {
  const demo = new Command('demo').description('the demo community');
  demo
    .command('load')
    .description('fill an empty database with the demo community')
    .option('--sketches', 'draw its pictures small, in a fraction of the time: for tests')
    .option('--json', 'print a machine-readable result')
    .action(async ({ json = false, sketches = false }: { json?: boolean; sketches?: boolean }) => {
      const config = readConfig(process.env);
      const tell = (message: string) => void (json || console.log(message));
      if (config.isProduction && config.demo !== 'on') {
        throw new CommandError('The demo stays out of production. Set SPARK_DEMO=on if you mean it.');
      }
      // Loaded only here: the words and the drawing program of the demo are large.
      const { loadDemo } = await import('../demo/index.ts');
      const opened = await openDatabase(config, 'demo load', tell);
      try {
        await migrate(opened.database.pool);
        await prepareJobs(opened.database.pool, createLog(config).log);
        const { db } = opened.database;
        if (!(await isEmpty(db))) throw occupied();
        const store = await openFolderStore(join(config.dataDir, 'media'));
        const isIn = await loadDemo(
          { db, store },
          { now: new Date(), locale: config.locale, areSketches: sketches },
          { onPicture: tellEvery(50, tell) },
        );
        if (!isIn) throw occupied();
        tell('The demo community is in.');
        if (json) console.log(JSON.stringify({ loaded: true }));
      } finally {
        await opened.stop();
      }
    });
  return demo;
}

function occupied(): CommandError {
  return new CommandError('The database already holds something; the demo only goes into an empty one.');
}

function tellEvery(step: number, tell: (message: string) => void): (done: number, total: number) => void {
  return (done, total) => {
    if (done % step === 0 || done === total) tell(`Drawing pictures: ${done} of ${total}`);
  };
}
