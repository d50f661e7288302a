export { findCartLink, type ShopLine } from './cart-link.ts';
export { connectShop, disconnectShop, type ConnectionOrder } from './connect-shop.ts';
export { findConnection, loadConnections, type Connection } from './connections.queries.ts';
export type { ShopKind } from './connector.ts';
export { mountHooks } from './mount-hooks.ts';
export { pullConnection } from './pull-connection.ts';
export { queueDueShops, readShopJob } from './pull-jobs.ts';
export { ShopError } from './shop-error.ts';
export { shopKinds } from './shop-systems.ts';
