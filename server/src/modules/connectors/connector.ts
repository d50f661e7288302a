import type { CatalogRow } from '../catalog/index.ts';
import type { ConnectionSettings } from '../../platform/db/index.ts';
import type { ShopApi } from './shop-api.ts';

/** The shop systems Spark can read. */
export type ShopKind = 'medusa' | 'vendure' | 'shopify' | 'woocommerce';

/** Where a shop is, and what else its kind wants to know. */
export interface ShopSettings extends ConnectionSettings {
  /** Without a slash at the end. */
  address: string;
}

/** What a connector works with. */
export interface ShopAccess {
  settings: ShopSettings;
  /** What opens the shop; `null` where the shop is open. */
  key: string | null;
  api: ShopApi;
}

/** What a shop says of itself. */
export interface ShopFacts {
  name: string;
  currency: string | null;
  /** How many products it has, where it tells. */
  products: number | null;
  /** What the operator should know, in sentences. */
  remarks: string[];
}

/** Where a reading stands. */
export interface ShopPlace {
  /** As the page before gave it; `null` at the beginning. */
  cursor: string | null;
  /** Read only what changed since then; `null`: everything. */
  since: Date | null;
}

/** Some products of a shop, one row for each variant. The ids are the shop's own. */
export interface ShopPage {
  rows: CatalogRow[];
  /** Products that did not even have an id. */
  unreadable: number;
  /** Where to go on; `null`: this was the last page. */
  next: string | null;
}

/** Reads a shop. All throw `ShopError`. */
export interface Connector {
  /** Looks whether the address and the key open the shop. */
  check(): Promise<ShopFacts>;
  readPage(place: ShopPlace): Promise<ShopPage>;
}

/** Something to put into a cart of the shop. */
export interface CartLine {
  /** The shop's own id of the variant. */
  variant: string;
  quantity: number;
}

/** How a shop signs what it sends by itself: a base64 HMAC-SHA256 of the body in one header, what it is about in another. */
export interface HookDialect {
  signatureHeader: string;
  topicHeader: string;
  /** Whether something went away or is hidden now, which only a reading of the whole shop shows. */
  isRemoval(topic: string, status: string | null): boolean;
}

/** A kind of shop. Each has a folder of its own. */
export interface ShopSystem {
  kind: ShopKind;
  /** As people call it. */
  title: string;
  /** What its key is called there; `null` when it needs none. */
  keyName: string | null;
  isKeyRequired: boolean;
  /** Whether it can say what changed since a time; if not, the whole shop is read each time. */
  tellsChanges(hasKey: boolean): boolean;
  /** Its hooks; `null` when it has none that are signed. */
  hooks: HookDialect | null;
  /** What is wrong with the settings, in a sentence; `null` when nothing is. */
  objectTo(settings: ShopSettings): string | null;
  open(access: ShopAccess): Connector;
  /** An address that fills a cart; `null` when the shop has none for these lines. */
  cartLink(settings: ShopSettings, lines: readonly CartLine[], reference: string | null): string | null;
}
