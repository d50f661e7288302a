import type { ConnectionOrder } from '../../src/modules/connectors/index.ts';
import type { Dialect, FakeShop } from './fake-shop.ts';
import { medusaDialect, medusaKey } from './medusa-dialect.ts';
import { shopifyDialect, shopifyKey } from './shopify-dialect.ts';
import { vendureChannel, vendureDialect } from './vendure-dialect.ts';
import { woocommerceDialect, woocommerceKey } from './woocommerce-dialect.ts';

/** A shop system with what a test must know of it. */
export interface KnownShop {
  title: string;
  kind: ConnectionOrder['kind'];
  dialect: Dialect;
  /** What opens it; `null` where it is open. */
  key: string | null;
  path: string;
  settings: ConnectionOrder['settings'];
  /** Products asked for at once. */
  pageSize: number;
  tellsChanges: boolean;
  countsStock: boolean;
  tellsBefore: boolean;
  /** The id of a variant as the shop writes it. */
  variantId(id: number): string;
}

/** Every shop system, and both ways into WooCommerce. */
export const knownShops: KnownShop[] = [
  {
    title: 'Medusa',
    kind: 'medusa',
    dialect: medusaDialect,
    key: medusaKey,
    path: '',
    settings: { productPage: 'https://cups.example/products/{handle}?v={variant}' },
    pageSize: 100,
    tellsChanges: false,
    countsStock: true,
    tellsBefore: true,
    variantId: (id) => `variant_${String(id).padStart(6, '0')}`,
  },
  {
    title: 'Vendure',
    kind: 'vendure',
    dialect: vendureDialect,
    key: null,
    path: '/shop-api',
    settings: { channel: vendureChannel, productPage: 'https://cups.example/products/{handle}' },
    pageSize: 100,
    tellsChanges: false,
    countsStock: false,
    tellsBefore: false,
    variantId: String,
  },
  {
    title: 'Shopify',
    kind: 'shopify',
    dialect: shopifyDialect,
    key: shopifyKey,
    path: '',
    settings: {},
    pageSize: 50,
    tellsChanges: true,
    countsStock: true,
    tellsBefore: true,
    variantId: String,
  },
  {
    title: 'WooCommerce with a key',
    kind: 'woocommerce',
    dialect: woocommerceDialect,
    key: woocommerceKey,
    path: '',
    settings: {},
    pageSize: 50,
    tellsChanges: true,
    countsStock: true,
    tellsBefore: true,
    variantId: String,
  },
  {
    title: 'WooCommerce without a key',
    kind: 'woocommerce',
    dialect: woocommerceDialect,
    key: null,
    path: '',
    settings: {},
    pageSize: 50,
    tellsChanges: false,
    countsStock: false,
    tellsBefore: true,
    variantId: String,
  },
];

/** How to connect it under the name `shop`. */
export function orderFor(known: KnownShop, shop: FakeShop): ConnectionOrder {
  return {
    kind: known.kind,
    name: 'shop',
    address: `${shop.origin}${known.path}`,
    settings: known.settings,
    allowedHosts: [new URL(shop.origin).hostname],
    keyVariable: known.key === null ? null : 'SHOP_KEY',
    hookVariable: null,
    everyMinutes: 10,
    wholeEveryMinutes: 1_440,
  };
}
