import type { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { copyRows, type CopiedRows, type Db } from '../../../platform/db/index.ts';

/** Where rows of an index are copied from. */
export interface CopySource {
  db: Db;
  client: pg.Client;
  /** What is from later on is left out. */
  untilS: number;
}

/** Copies the rows of one statement. */
export type Copy = (source: CopySource) => Promise<void>;

interface Compilable {
  compile(db: Db): CompiledQuery;
}

/** Takes the rows of a statement, of columns of these widths. */
export function copy(
  { db, client }: CopySource,
  rows: Compilable,
  widths: readonly number[],
  take: (rows: CopiedRows) => void,
): Promise<void> {
  const { sql, parameters } = rows.compile(db);
  if (parameters.length > 0) throw new Error('a statement with values cannot be copied');
  return copyRows(client, { statement: sql, widths }, take);
}

/** Makes all copies of a stage before those of the next; whichever source is free makes the next one. */
export async function copyInTurn(
  sources: readonly CopySource[],
  stages: readonly (readonly Copy[])[],
): Promise<void> {
  for (const stage of stages) {
    // One for all: what a source took is not taken by another.
    const waiting = stage.values();
    await Promise.all(
      sources.map(async (source) => {
        for (const make of waiting) await make(source);
      }),
    );
  }
}
