import type { Db } from '../../platform/db/index.ts';
import { findPersonalTables, readEvents, readRows } from './personal-tables.queries.ts';

/** A file of an export: a JSON list of what a module keeps about a person. */
export interface ExportSection {
  file: string;
  read(db: Db, userId: string): AsyncIterable<unknown>;
}

/** All there is of a person, one file for each table. */
export async function listSections(db: Db): Promise<ExportSection[]> {
  const tables = await findPersonalTables(db);
  return [
    ...tables.map((table) => ({
      file: table.name === 'users' ? 'account.json' : `${table.name}.json`,
      read: (from: Db, userId: string) => readRows(from, table, userId),
    })),
    { file: 'events.json', read: readEvents },
  ];
}

/** A section as the text of a JSON list, made as it is read. */
export async function* toJson(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  let isFirst = true;
  yield '[';
  for await (const row of rows) {
    yield `${isFirst ? '\n' : ',\n'}${JSON.stringify(row)}`;
    isFirst = false;
  }
  yield isFirst ? ']\n' : '\n]\n';
}
