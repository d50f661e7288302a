import type { ExpressionBuilder } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';
import type { Services } from '../../platform/services.ts';
import { contentOf, removeUnusedFiles } from './keep-files.ts';
import { isUnshown } from './unshown-media.ts';

const keptHours = 48;
const uploadKeptHours = 24;
/** Files that nobody knows of may be about to be recorded. */
const graceHours = 1;
const batchSize = 500;

/** What a sweep removed. */
export interface MediaSweep {
  pictures: number;
  originals: number;
  files: number;
}

/**
 * Removes photos that became part of nothing within two days, pictures that were handed back, originals that are no longer
 * needed, uploads that were not finished within a day, and what a process that was killed left behind.
 */
export async function sweepMedia(
  services: Pick<Services, 'db' | 'store' | 'vault'>,
  now: Date,
): Promise<MediaSweep> {
  const { db, store } = services;
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  let pictures = 0;
  let files = 0;
  for await (const swept of deletePictures(db, before(keptHours))) {
    pictures += swept.length;
    const keys = swept.flatMap((row) => row.variants.map(({ key }) => key));
    files += await removeUnusedFiles(services, keys);
  }
  await dropOriginals(db);
  await db.deleteFrom('uploads').where('created_at', '<', before(uploadKeptHours)).execute();
  const originals = await removeStrayOriginals(services, before(graceHours));
  await store.sweepBenches(before(graceHours));
  return { pictures, originals, files };
}

/** Removes files of the store that no picture is recorded for: a process was killed between the two. */
export async function sweepStrayFiles(services: Pick<Services, 'db' | 'store'>, now: Date): Promise<number> {
  let removed = 0;
  for await (const keys of batches(
    services.store.listBefore(new Date(now.getTime() - graceHours * 3_600_000)),
  )) {
    removed += await removeUnusedFiles(services, await withoutPicture(services.db, keys));
  }
  return removed;
}

async function* deletePictures(db: Db, before: Date) {
  for (;;) {
    const swept = await db
      .deleteFrom('media')
      .where('id', 'in', (query) => selectUnwanted(query, before))
      .returning('variants')
      .execute();
    if (swept.length === 0) return;
    yield swept;
  }
}

/** Locked, so that nobody puts one of them into a post while they go. */
function selectUnwanted(query: ExpressionBuilder<DB, 'media'>, before: Date) {
  return query
    .selectFrom('media')
    .select('id')
    .where((row) =>
      row.or([
        row('released_at', 'is not', null),
        row.and([row('attached_at', 'is', null), row('created_at', '<', before)]),
      ]),
    )
    .where(isUnshown)
    .limit(batchSize)
    .forUpdate()
    .skipLocked();
}

/** Nothing is edited any more once a photo is ready and part of something, or failed. */
async function dropOriginals(db: Db): Promise<void> {
  await db
    .updateTable('media')
    .set({ original_key: null })
    .where('original_key', 'is not', null)
    .where((row) =>
      row.or([
        row.and([row('state', '=', 'ready'), row('attached_at', 'is not', null)]),
        row('state', '=', 'failed'),
      ]),
    )
    .execute();
}

async function removeStrayOriginals(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  before: Date,
): Promise<number> {
  let removed = 0;
  for await (const ids of batches(vault.listBefore(before))) {
    const wanted = await db
      .selectFrom('media')
      .select('original_key as id')
      .where('original_key', 'in', ids)
      .union(db.selectFrom('uploads').select('id').where('id', 'in', ids).where('is_finished', '=', false))
      .execute();
    const wantedIds = new Set(wanted.map(({ id }) => id));
    for (const id of ids.filter((one) => !wantedIds.has(one))) {
      await vault.remove(id);
      removed += 1;
    }
  }
  return removed;
}

async function withoutPicture(db: Db, keys: readonly string[]): Promise<string[]> {
  const known = await db
    .selectFrom('media')
    .select('content_hash')
    .where('content_hash', 'in', [...new Set(keys.map(contentOf))])
    .execute();
  const hashes = new Set(known.map((row) => row.content_hash));
  return keys.filter((key) => !hashes.has(contentOf(key)));
}

async function* batches(names: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const name of names) {
    batch.push(name);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
