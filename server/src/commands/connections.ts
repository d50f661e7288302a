import { Command } from 'commander';
import {
  askForAll,
  disconnectShop,
  findConnection,
  loadConnections,
  pullConnection,
  ShopError,
  type Connection,
} from '../modules/connectors/index.ts';
import { CommandError } from './command-error.ts';
import { withShops } from './with-shops.ts';

/** `spark connections`: the shops that are followed, and how that goes. */
export function connectionsCommand(): Command {
  const connections = new Command('connections')
    .description('show the connected shops and how following them goes')
    .option('--json', 'print a machine-readable result')
    .action(({ json = false }: { json?: boolean }) =>
      withShops('connections', json, async ({ db }) => {
        const found = await loadConnections(db);
        if (json) console.log(JSON.stringify({ connections: found }));
        else console.log(found.length === 0 ? 'No shop is connected.' : found.map(describe).join('\n'));
      }),
    );
  connections
    .command('pull <name>')
    .description('read a connected shop now, and wait for it')
    .option('--whole', 'read all of it, even if nothing seems to have changed')
    .action((name: string, { whole = false }: { whole?: boolean }) =>
      withShops('connections pull', false, (services) => pull(services, name, whole)),
    );
  return connections;
}

/** `spark disconnect`: leaves a shop alone. */
export function disconnectCommand(): Command {
  return new Command('disconnect')
    .description('stop following a shop')
    .argument('<name>', 'the shop, as "spark connections" names it')
    .option('--retire', 'take its products off the shelves, too; without this they stay as they are')
    .action((name: string, { retire = false }: { retire?: boolean }) =>
      withShops('disconnect', false, async ({ db }) => {
        const way = { retires: retire, now: new Date() };
        const retired = await disconnectShop(db, name, way).catch((error: unknown) => {
          throw error instanceof ShopError ? new CommandError(error.message, { cause: error }) : error;
        });
        console.log(
          retire
            ? `${name} is not followed any more; ${retired} products are not for sale.`
            : `${name} is not followed any more.`,
        );
      }),
    );
}

async function pull(
  services: Parameters<Parameters<typeof withShops>[2]>[0],
  name: string,
  isWhole: boolean,
): Promise<void> {
  const connection = await findConnection(services.db, name);
  if (connection === undefined) {
    throw new CommandError(`No shop is connected as ${name}; "spark connections" names those that are.`);
  }
  const { id } = connection;
  if (isWhole) await askForAll(services.db, id, new Date());
  const read = async () => {
    const result = await pullConnection({ ...services, environment: process.env }, id, new Date());
    console.log(result.outcome);
    return result;
  };
  let reading = await read();
  // A large shop is read in parts; what was hinted at meanwhile waits a moment.
  while (reading.goesOnAt !== null && reading.goesOnAt <= new Date()) reading = await read();
  const after = await findConnection(services.db, name);
  if (after?.error) process.exitCode = 1;
}

function describe(connection: Connection): string {
  const { name, kind, address, products, everyMinutes, reading, outcome, error, errorAt, failures } =
    connection;
  const lines = [
    `${name}  ${kind}, ${address}`,
    `    ${products.toLocaleString('en')} products listed; read whole ${when(connection.wholeDoneAt)}, changes ${when(connection.changesDoneAt)}; every ${everyMinutes} min, next ${when(connection.nextAt)}`,
    ...(reading === null
      ? []
      : [
          `    reading ${reading.kind === 'whole' ? 'everything' : 'what changed'} since ${when(reading.startedAt)}: ${reading.products} products so far`,
        ]),
    ...(outcome === null ? [] : [`    ${outcome}`]),
    ...(error === null ? [] : [`    ✗ ${when(errorAt)}, ${failures} in a row: ${error}`]),
  ];
  return lines.join('\n');
}

function when(time: Date | null): string {
  return time === null ? 'never' : time.toISOString();
}
