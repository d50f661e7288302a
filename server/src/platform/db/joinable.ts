import { AsyncLocalStorage } from 'node:async_hooks';
import type { TransactionBuilder } from 'kysely';
import type { Db, Trx } from './database.ts';
import type { DB } from './schema.ts';
import { withAnother } from './with-another.ts';

/** A database for a library that opens transactions of its own. */
export interface Joinable {
  db: Db;
  /** The transaction in which the library calls us back, so that what belongs to it is written in it. Throws outside of one. */
  current(): Trx;
}

/** Makes one of a database. */
export function createJoinable(db: Db): Joinable {
  const open = new AsyncLocalStorage<Trx>();
  const transaction = () => {
    const builder = db.transaction();
    const execute: TransactionBuilder<DB>['execute'] = (work) =>
      builder.execute((trx) => open.run(trx, () => work(trx)));
    return withAnother(builder, 'execute', execute);
  };
  return {
    db: withAnother(db, 'transaction', transaction),
    current() {
      const trx = open.getStore();
      if (trx === undefined) throw new Error('No transaction is open to be joined.');
      return trx;
    },
  };
}
