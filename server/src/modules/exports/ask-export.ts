import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { DataExport } from '@spark/contract';
import { newId, type DB, type Db, type Trx } from '../../platform/db/index.ts';
import { notFound, ProblemError } from '../../platform/http/index.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import type { Vault } from '../../platform/storage/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { lockAccount } from '../accounts/index.ts';
import type { Selectable } from 'kysely';
import { writeExport } from './write-export.ts';

/** Nobody needs more than one a day, and each costs as much as there is of them. */
const restMs = 86_400_000;

const columns = ['id', 'state', 'bytes', 'asked_at', 'expires_at'] as const;
type Row = Pick<Selectable<DB['data_exports']>, (typeof columns)[number]>;

/** Has everything of a person put into a file. Throws `conflict` while one is on its way, or younger than a day. */
export async function askForExport(trx: Trx, userId: string, now: Date): Promise<DataExport> {
  await lockAccount(trx, userId);
  const recent = await trx
    .selectFrom('data_exports')
    .select('id')
    .where('user_id', '=', userId)
    .where('state', '<>', 'failed')
    .where('asked_at', '>', new Date(now.getTime() - restMs))
    .executeTakeFirst();
  if (recent !== undefined) {
    throw new ProblemError(
      'conflict',
      say`You asked for your data within the last day. It is in the list, or soon will be.`,
    );
  }
  const row = await trx
    .insertInto('data_exports')
    .values({ id: newId(), user_id: userId, asked_at: now })
    .returning(columns)
    .executeTakeFirstOrThrow();
  await enqueue(trx, writeExport, { exportId: row.id });
  return exportView(row);
}

/** The exports of a person that are on their way or can still be fetched, newest first. */
export async function listExports(db: Db, userId: string, now: Date): Promise<DataExport[]> {
  const rows = await db
    .selectFrom('data_exports')
    .select(columns)
    .where('user_id', '=', userId)
    .where((query) => query.or([query('expires_at', 'is', null), query('expires_at', '>', now)]))
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(10)
    .execute();
  return rows.map(exportView);
}

/** The file of an export. Throws `not_found` for those of others, too, and for what is over or not ready. */
export async function openExport(
  db: Db,
  exports: Vault,
  { id, userId, now }: { id: string; userId: string; now: Date },
): Promise<Readable> {
  const found = await db
    .selectFrom('data_exports')
    .select('id')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .where('state', '=', 'ready')
    .where('expires_at', '>', now)
    .executeTakeFirst();
  const path = exports.pathOf(id);
  const isThere =
    found !== undefined &&
    (await stat(path).then(
      () => true,
      () => false,
    ));
  if (!isThere) throw notFound('export');
  return createReadStream(path);
}

function exportView({ id, state, bytes, asked_at: askedAt, expires_at: expiresAt }: Row): DataExport {
  return {
    id,
    state,
    bytes,
    askedAt: askedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
