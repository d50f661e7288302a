import { Command, Option } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { claimInstance, type InstanceClaim } from '../platform/instance/index.ts';
import { awaitPages } from './await-pages.ts';
import { createLog } from './create-log.ts';
import { requireDataFolder } from './require-data-folder.ts';
import { requireFreePort } from './require-free-port.ts';
import { createShutdown } from './shutdown.ts';
import type { Role, Run } from './start-spark.ts';

const roles: readonly Role[] = ['all', 'web', 'worker'];

/** `spark serve`: the whole of Spark in one process, or only its pages and API, or only its background work. */
export function serveCommand(): Command {
  return (
    new Command('serve')
      .description('serve Spark until it is stopped')
      .addOption(new Option('--role <role>', 'what this process does').choices(roles).default('all'))
      // For `npm start`, which builds the web app beside us.
      .addOption(
        new Option('--await-pages', 'wait until whoever started this says they are built').hideHelp(),
      )
      .action((options: Options) => serve(readConfig(process.env), options))
  );
}

type Options = { role: Role; awaitPages?: true };

async function serve(config: Config, { role, awaitPages: awaits }: Options): Promise<void> {
  await requireDataFolder(config.dataDir);
  const { log, file } = createLog(config);
  const tell = (message: string) => console.log(message);
  const shutdown = createShutdown({
    tell,
    onError: (error) => {
      log.fatal(error);
      if (file !== null) console.error(error);
    },
  });
  try {
    // Asked for more than once, told once.
    let built: Promise<void> | null = null;
    const pagesBuilt = () => (built ??= awaits ? awaitPages(shutdown.stopping) : Promise.resolve());
    await startServing({ config, log, tell, shutdown, pagesBuilt }, role);
    if (file !== null) tell(`Log: ${file}`);
    shutdown.startEnded();
  } catch (error) {
    shutdown.startEnded();
    const exitCode = await shutdown.stop(null, 1);
    if (error instanceof Error && error.name === 'InterruptedError') process.exit(exitCode);
    throw error;
  }
  // The process lives until the shutdown ends it.
  await new Promise(() => undefined);
}

/** Starts Spark in this process, which then holds its data folder; the shutdown is told how all of it ends. */
export async function startServing(run: Run, role: Role): Promise<void> {
  const { config, shutdown } = run;
  const claim = await claimDataFolder(run);
  if (role !== 'worker') await requireFreePort(config);
  // Loaded once it is clear that it may run: what is in the way is told sooner than all of Spark is read.
  const { startSpark } = await import('./start-spark.ts');
  await startSpark(run, role);
  if (claim === null) return;
  await claim.announce(role === 'worker' ? 'no address' : config.publicUrl);
  shutdown.whenStopping(() => claim.announceStop());
}

/** An embedded database has one owner; with an outside one any number of processes may share the folder. */
async function claimDataFolder({ config, shutdown }: Run): Promise<InstanceClaim | null> {
  if (config.databaseUrl !== null) return null;
  const claim = await claimInstance(config.dataDir, 'serve');
  shutdown.whenStopping(() => claim.release());
  return claim;
}
