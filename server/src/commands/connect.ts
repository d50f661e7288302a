import { Argument, Command, InvalidArgumentError } from 'commander';
import {
  connectShop,
  shopKinds,
  ShopError,
  type ConnectionOrder,
  type ShopKind,
} from '../modules/connectors/index.ts';
import { CommandError } from './command-error.ts';
import { withShops } from './with-shops.ts';

interface Options {
  url: string;
  name?: string;
  keyFromEnv?: string;
  hookSecretFromEnv?: string;
  every: number;
  wholeEvery: number;
  region?: string;
  channel?: string;
  language?: string;
  productPage?: string;
  cartPage?: string;
  allowHost: string[];
  json?: true;
}

/** `spark connect`: follows the products of a shop system. */
export function connectCommand(): Command {
  return new Command('connect')
    .description('follow the products, prices and stock of a shop, as long as Spark is served')
    .addArgument(new Argument('<kind>', 'what the shop runs on').choices(shopKinds))
    .requiredOption('--url <address>', 'where the shop is; for Vendure the address of its Shop API')
    .option('--name <name>', 'what to call it; the kind unless there are two of a kind')
    .option(
      '--key-from-env <name>',
      'the variable of Spark’s environment that holds the key; the key itself is not stored',
      readVariable,
    )
    .option(
      '--hook-secret-from-env <name>',
      'the variable that holds the secret which the shop signs its webhooks with',
      readVariable,
    )
    .option('--every <time>', 'how often to look for changes, such as 10m or 1h', readMinutes, 10)
    .option('--whole-every <time>', 'how often to read the whole shop', readMinutes, 6 * 60)
    .option('--region <id>', 'Medusa: the region whose prices count; Shopify: the country, such as DE')
    .option('--channel <token>', 'Vendure: the token of the channel')
    .option('--language <code>', 'Vendure: the language of the texts')
    .option(
      '--product-page <address>',
      'the address of a product’s page, with {handle}, {product} or {variant}',
    )
    .option(
      '--cart-page <address>',
      'an address that fills a cart, with {variant} and {quantity}, or {lines}',
    )
    .option('--allow-host <host>', 'read from this host although it is private', collect, [])
    .option('--json', 'print a machine-readable result')
    .action((kind: ShopKind, options: Options) => connect(kind, options));
}

async function connect(kind: ShopKind, options: Options): Promise<void> {
  const isQuiet = options.json === true;
  await withShops('connect', isQuiet, async ({ db }) => {
    const order = toOrder(kind, options);
    const tools = { db, environment: process.env, outbound: {} };
    const facts = await connectShop(tools, order, new Date()).catch((error: unknown) => {
      throw error instanceof ShopError ? new CommandError(error.message, { cause: error }) : error;
    });
    if (isQuiet) return console.log(JSON.stringify({ ...facts, name: order.name, shop: facts.name }));
    const count = facts.products === null ? '' : `, ${facts.products.toLocaleString('en')} products`;
    console.log(`Connected as ${order.name}: ${facts.name}${count}.`);
    for (const remark of facts.remarks) console.log(remark);
    console.log('It is read within a minute of Spark being served; "spark connections" tells how it goes.');
  });
}

function toOrder(kind: ShopKind, options: Options): ConnectionOrder {
  const { region, channel, language, productPage, cartPage } = options;
  return {
    kind,
    name: options.name ?? kind,
    address: options.url,
    settings: {
      ...(region === undefined ? {} : { region }),
      ...(channel === undefined ? {} : { channel }),
      ...(language === undefined ? {} : { language }),
      ...(productPage === undefined ? {} : { productPage }),
      ...(cartPage === undefined ? {} : { cartPage }),
    },
    allowedHosts: options.allowHost.map((host) => host.toLowerCase()),
    keyVariable: options.keyFromEnv ?? null,
    hookVariable: options.hookSecretFromEnv ?? null,
    everyMinutes: options.every,
    wholeEveryMinutes: options.wholeEvery,
  };
}

const minutesOf: ReadonlyMap<string, number> = new Map([
  ['m', 1],
  ['h', 60],
  ['d', 24 * 60],
]);

const longestMinutes = 30 * 24 * 60;

function readMinutes(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const minutes = Number(number) * (minutesOf.get(unit) ?? 0);
  if (minutes >= 1 && minutes <= longestMinutes) return minutes;
  throw new InvalidArgumentError('Write a time from 1m to 30d, such as 10m, 6h or 1d.');
}

function readVariable(text: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return text;
  throw new InvalidArgumentError(
    'Name an environment variable, such as SHOP_KEY; do not write the key itself.',
  );
}

function collect(host: string, earlier: string[]): string[] {
  return [...earlier, host];
}
