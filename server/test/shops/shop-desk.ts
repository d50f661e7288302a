import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  askForAll,
  connectShop,
  findConnection,
  loadConnections,
  pullConnection,
  type Connection,
  type ConnectionOrder,
} from '../../src/modules/connectors/index.ts';
import { createDecoder } from '../../src/platform/decoder/index.ts';
import { openFolderStore } from '../../src/platform/storage/index.ts';
import type { Db } from '../../src/platform/db/index.ts';
import { item, startFakeShop, type FakeShop, type ShopItem } from './fake-shop.ts';
import { knownShops, orderFor, type KnownShop } from './known-shops.ts';

/** Where a test connects a shop and reads it, in a database of its own. */
export interface ShopDesk {
  /** The shop that is open; only one is. */
  shop: FakeShop;
  known: KnownShop;
  environment: Record<string, string>;
  /** Opens a shop by its title, with three items, and forgets the one before and all that came of it. */
  open(title: string): Promise<void>;
  /** Connects it as `shop`. */
  connect(order?: Partial<ConnectionOrder>): ReturnType<typeof connectShop>;
  /** What reading it takes. */
  services(): Parameters<typeof pullConnection>[0];
  /** Reads it, and tells how that ended. */
  pull(): Promise<string>;
  /** Lets it be read whole the next time. */
  askForAll(): Promise<void>;
  /** The row of the connection. */
  row(): Promise<NonNullable<Awaited<ReturnType<typeof findConnection>>>>;
  /** The connection as it is shown. */
  status(): Promise<Connection>;
  /** The id the catalogue knows a variant by. */
  idOf(variant: number): string;
  /** A variant in the catalogue. */
  stockOf(variant: number): Promise<Stock | undefined>;
  close(): Promise<void>;
}

interface Stock {
  availability: string;
  quantity: number | null;
  missing_since: Date | null;
}

/** Opens the desk on a database. */
export async function openShopDesk(db: Db): Promise<ShopDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'spark-shops-'));
  const store = await openFolderStore(join(folder, 'media'));
  const decoder = createDecoder();
  const [first] = knownShops;
  if (first === undefined) throw new Error('No shop is known.');
  const desk: ShopDesk = {
    shop: await startFakeShop(first.dialect),
    known: first,
    environment: {},
    open: async (title) => {
      const found = knownShops.find((candidate) => candidate.title === title);
      if (found === undefined) throw new Error(`No shop is known as ${title}.`);
      await desk.shop.close();
      await db.deleteFrom('products').execute();
      await db.deleteFrom('shop_connections').execute();
      desk.known = found;
      desk.shop = await startFakeShop(found.dialect);
      desk.shop.items = items(1, 4);
      desk.environment = found.key === null ? {} : { SHOP_KEY: found.key };
    },
    connect: (order = {}) =>
      connectShop(
        { db, environment: desk.environment, outbound: desk.shop.outbound },
        { ...orderFor(desk.known, desk.shop), ...order },
        new Date(),
      ),
    services: () => ({ db, store, decoder, environment: desk.environment, outbound: desk.shop.outbound }),
    pull: async () => (await pullConnection(desk.services(), (await desk.row()).id, new Date())).outcome,
    askForAll: async () => askForAll(db, (await desk.row()).id, new Date()),
    row: async () => {
      const found = await findConnection(db, 'shop');
      if (found === undefined) throw new Error('Nothing is connected.');
      return found;
    },
    status: async () => {
      const [connection] = await loadConnections(db);
      if (connection === undefined) throw new Error('Nothing is connected.');
      return connection;
    },
    idOf: (variant) => `shop:${desk.known.variantId(variant)}`,
    stockOf: (variant) =>
      db
        .selectFrom('products')
        .select(['availability', 'quantity', 'missing_since'])
        .where('external_id', '=', desk.idOf(variant))
        .executeTakeFirst(),
    close: async () => {
      await desk.shop.close();
      await decoder.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return desk;
}

/** Plain items with these numbers. */
export function items(from: number, to: number): ShopItem[] {
  return Array.from({ length: to - from }, (_, index) => item(from + index));
}
