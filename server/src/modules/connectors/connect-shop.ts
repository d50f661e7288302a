import { newId, type ConnectionSettings, type Db } from '../../platform/db/index.ts';
import { judgeAddress, OutboundError, type OutboundRules } from '../../platform/outbound/index.ts';
import { retireFeed } from '../catalog/index.ts';
import type { ShopFacts, ShopKind } from './connector.ts';
import { feedOf } from './connections.queries.ts';
import { openConnector, settingsOf, type Environment } from './open-connector.ts';
import { ShopError } from './shop-error.ts';
import { shopSystems } from './shop-systems.ts';

/** How a shop is to be followed. */
export interface ConnectionOrder {
  kind: ShopKind;
  /** What to call it; also what the ids of its products begin with. */
  name: string;
  address: string;
  settings: ConnectionSettings;
  allowedHosts: string[];
  /** The environment variables that hold the key, and what signs the shop's hooks. */
  keyVariable: string | null;
  hookVariable: string | null;
  everyMinutes: number;
  /** How often the whole shop is read even if it tells what changed. */
  wholeEveryMinutes: number;
}

/**
 * Follows a shop from now on, or follows it differently, once it was seen that its address and key open it. Returns what the
 * shop says of itself. Throws `ShopError`.
 */
export async function connectShop(
  { db, environment, outbound }: { db: Db; environment: Environment; outbound: Partial<OutboundRules> },
  order: ConnectionOrder,
  now: Date,
): Promise<ShopFacts> {
  const address = order.address.replace(/\/+$/, '');
  checkOrder({ ...order, address }, outbound);
  const way = {
    kind: order.kind,
    address,
    allowed_hosts: order.allowedHosts,
    key_variable: order.keyVariable,
  };
  const connector = openConnector({ ...way, settings: order.settings }, { environment, outbound });
  const facts = await connector.check().finally(() => connector.close());
  const values = {
    ...way,
    settings: JSON.stringify(order.settings),
    hook_variable: order.hookVariable,
    every_minutes: order.everyMinutes,
    whole_every_minutes: Math.max(order.everyMinutes, order.wholeEveryMinutes),
    next_at: now,
    next_whole_at: now,
    // A reading begun the old way is not gone on with.
    pull_kind: null,
    imported_digest: null,
    lease_id: null,
    lease_until: null,
    failures: 0,
    error: null,
    error_at: null,
    error_pull: null,
  };
  await db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('shop_connections')
      .select('kind')
      .where('name', '=', order.name)
      .forUpdate()
      .executeTakeFirst();
    if (known !== undefined && known.kind !== order.kind) {
      throw new ShopError(
        'refused',
        `${order.name} is ${shopSystems[known.kind].title} already: give this one another name with --name.`,
      );
    }
    await trx
      .insertInto('shop_connections')
      .values({ id: newId(), name: order.name, created_at: now, ...values })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
      .execute();
  });
  return facts;
}

/** Leaves a shop alone. Its products stay as they are, or go off the shelves. Returns how many did; throws `ShopError`. */
export async function disconnectShop(
  db: Db,
  name: string,
  { retires, now }: { retires: boolean; now: Date },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const removed = await trx
      .deleteFrom('shop_connections')
      .where('name', '=', name)
      .returning('id')
      .executeTakeFirst();
    if (removed === undefined) {
      throw new ShopError(
        'refused',
        `No shop is connected as ${name}; "spark connections" names those that are.`,
      );
    }
    return retires ? retireFeed(trx, feedOf(name), now) : 0;
  });
}

function checkOrder(order: ConnectionOrder, outbound: Partial<OutboundRules>): void {
  const system = shopSystems[order.kind];
  const allowedHosts = [...order.allowedHosts, ...(outbound.allowedHosts ?? [])];
  const url = judge(order.address, allowedHosts);
  if (!/^[a-z][a-z0-9-]{0,29}$/.test(order.name)) {
    throw new ShopError(
      'refused',
      'The name of a connection is made of up to 30 small letters, digits and dashes.',
    );
  }
  if (order.keyVariable === null && system.isKeyRequired) {
    throw new ShopError(
      'refused',
      `${system.title} needs its ${system.keyName}: name the variable that holds it with --key-from-env.`,
    );
  }
  if (order.keyVariable !== null && system.keyName === null) {
    throw new ShopError('refused', `${system.title} is read without a key.`);
  }
  if (order.keyVariable !== null && url.protocol !== 'https:' && !allowedHosts.includes(url.hostname)) {
    throw new ShopError('refused', 'A key is sent over https only, or to a host named with --allow-host.');
  }
  if (order.hookVariable !== null && system.hooks === null) {
    throw new ShopError('refused', `${system.title} has no signed hooks.`);
  }
  const objection = system.objectTo(settingsOf(order));
  if (objection !== null) throw new ShopError('refused', objection);
}

function judge(address: string, allowedHosts: readonly string[]): URL {
  try {
    return judgeAddress(address, { allowedHosts });
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    throw new ShopError('refused', `${error.message} If the host is yours, name it with --allow-host.`);
  }
}
