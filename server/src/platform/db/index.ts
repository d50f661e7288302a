export type { ConnectionSettings, StoredVariant } from './columns.ts';
export { copyRows, offsetsOf, width, type CopiedRows } from './copy-rows.ts';
export { createDatabase, type Database, type Db, type Trx } from './database.ts';
export { migrate, MigrationError } from './migrate.ts';
export type { OutageListener, OutageLog } from './outage-log.ts';
export { newId, newIdAt } from './new-id.ts';
export { idList, prepared, statement } from './prepared.ts';
export type { DB } from './schema.ts';
export { inPortions } from './in-portions.ts';
