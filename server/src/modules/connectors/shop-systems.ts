import type { ShopKind, ShopSystem } from './connector.ts';
import { medusa } from './medusa/medusa.ts';
import { shopify } from './shopify/shopify.ts';
import { vendure } from './vendure/vendure.ts';
import { woocommerce } from './woocommerce/woocommerce.ts';

/** Every kind of shop Spark can read. */
export const shopSystems: Readonly<Record<ShopKind, ShopSystem>> = { medusa, vendure, shopify, woocommerce };

/** Their names. */
export const shopKinds = ['medusa', 'vendure', 'shopify', 'woocommerce'] as const satisfies ShopKind[];
