import type { OutboundRules } from '../../platform/outbound/index.ts';
import type { Connector, ShopSettings } from './connector.ts';
import type { ConnectionRow } from './connections.queries.ts';
import { openShopApi } from './shop-api.ts';
import { ShopError } from './shop-error.ts';
import { shopSystems } from './shop-systems.ts';

/** The variables Spark was started with; connections name those that hold their keys. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What leads to a shop. */
export type ConnectionFacts = Pick<
  ConnectionRow,
  'kind' | 'address' | 'settings' | 'allowed_hosts' | 'key_variable'
>;

/** Opens the way to a shop; `close` ends it. Throws `ShopError` when the environment lacks its key. */
export function openConnector(
  facts: ConnectionFacts,
  { environment, outbound }: { environment: Environment; outbound: Partial<OutboundRules> },
): Connector & { close(): Promise<void> } {
  const key = facts.key_variable === null ? null : readSecret(environment, facts.key_variable);
  const api = openShopApi({ allowedHosts: facts.allowed_hosts, ...outbound });
  const connector = shopSystems[facts.kind].open({ settings: settingsOf(facts), key, api });
  return { ...connector, close: () => api.close() };
}

/** The settings a kind of shop works with. */
export function settingsOf({ address, settings }: Pick<ConnectionRow, 'address' | 'settings'>): ShopSettings {
  return { ...settings, address };
}

/** Reads what a connection only knows the name of. Throws `ShopError` when it is not there. */
export function readSecret(environment: Environment, variable: string): string {
  const value = environment[variable]?.trim();
  if (value !== undefined && value !== '') return value;
  throw new ShopError(
    'refused',
    `The environment has no ${variable}, which holds the key: set it where Spark is started.`,
  );
}
