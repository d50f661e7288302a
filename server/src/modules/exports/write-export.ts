import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Type } from 'typebox';
import { ZipFile } from 'yazl';
import type { Db, Trx } from '../../platform/db/index.ts';
import { handleJob, jobType, type QueuedJob } from '../../platform/jobs/index.ts';
import { letterLocale } from '../../platform/mail/index.ts';
import { speak } from '../../platform/sentences/index.ts';
import type { MediaStore, Vault } from '../../platform/storage/index.ts';
import { queueLetter } from '../accounts/index.ts';
import { exportGuide } from './export-guide.words.ts';
import { listSections, toJson } from './export-section.ts';

/** For how long an export can be fetched. */
export const exportDays = 7;
const dayMs = 86_400_000;

/** Puts everything of a person into a file. */
export const writeExport = jobType({
  name: 'write-export',
  payload: Type.Object({ exportId: Type.String() }),
  maxAttempts: 4,
});

/** What writing exports takes. */
export interface ExportDesk {
  db: Db;
  store: MediaStore;
  /** Where exports lie. */
  exports: Vault;
}

/** Writes the file, and the letter that says where it is. Written again after a failure, it is written anew. */
export function writeExportJob({ db, store, exports }: ExportDesk): QueuedJob {
  return handleJob(writeExport, async ({ exportId }, { now, isLast }) => {
    const asked = await db
      .selectFrom('data_exports')
      .select('user_id')
      .where('id', '=', exportId)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    if (asked === undefined) return { exportId, outcome: 'nothing to do' };
    const path = exports.pathOf(exportId);
    try {
      await writeZip(db, { store, userId: asked.user_id, path, now });
    } catch (error) {
      await rm(`${path}.part`, { force: true });
      if (isLast) await db.transaction().execute((trx) => settle(trx, exportId, { state: 'failed' }));
      throw error;
    }
    const { size: bytes } = await stat(path);
    const expiresAt = new Date(now.getTime() + exportDays * dayMs);
    await db.transaction().execute(async (trx) => {
      await settle(trx, exportId, { state: 'ready', bytes, ready_at: now, expires_at: expiresAt });
      await queueLetter(trx, { kind: 'export-ready', userId: asked.user_id });
    });
    return { exportId, bytes };
  });
}

async function settle(
  trx: Trx,
  id: string,
  facts: { state: 'ready' | 'failed'; bytes?: number; ready_at?: Date; expires_at?: Date },
): Promise<void> {
  await trx.updateTable('data_exports').set(facts).where('id', '=', id).execute();
}

/** One thing after the other: no more than a piece of it is ever in memory. */
async function writeZip(
  db: Db,
  { store, userId, path, now }: { store: MediaStore; userId: string; path: string; now: Date },
): Promise<void> {
  const zip = new ZipFile();
  // What it is made of reports its failures here: a stream inside of it has nobody else to tell.
  const failure = new Promise<never>((_resolve, reject) => zip.on('error', reject));
  zip.addBuffer(Buffer.from(await writeGuide(db, userId, now)), 'READ ME.txt');
  for (const { file, read } of await listSections(db)) {
    zip.addReadStreamLazy(`data/${file}`, {}, (take) => {
      take(null, Readable.from(toJson(read(db, userId)), { objectMode: false }));
    });
  }
  for (const { id, key } of await findPhotos(db, userId)) {
    const [, ending = 'jpeg'] = key.split('.');
    // Pictures are as small already as they get.
    zip.addReadStreamLazy(`photos/${id}.${ending}`, { compress: false }, (take) => {
      take(null, createReadStream(join(store.folder, key)));
    });
  }
  zip.end();
  const written = pipeline(zip.outputStream, createWriteStream(`${path}.part`, { mode: 0o600 }));
  await Promise.race([written, failure]);
  await rename(`${path}.part`, path);
}

/** What is in the file, in the language of whom it is for. */
async function writeGuide(db: Db, userId: string, now: Date): Promise<string> {
  const { handle, locale } = await db
    .selectFrom('users')
    .select(['handle', 'locale'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  const sentences = exportGuide({ handle, now });
  return sentences.map((sentence) => `${speak(letterLocale(locale), sentence)}\n`).join('\n');
}

/** Each photo in its largest rendition, in the format every program reads. */
async function findPhotos(db: Db, userId: string): Promise<{ id: string; key: string }[]> {
  const photos = await db
    .selectFrom('media')
    .select(['id', 'variants'])
    .where('owner_id', '=', userId)
    .where('state', '=', 'ready')
    .execute();
  return photos.flatMap(({ id, variants }) => {
    const best = variants.toSorted(
      (one, other) =>
        Number(other.format === 'jpeg') - Number(one.format === 'jpeg') || other.width - one.width,
    )[0];
    return best === undefined ? [] : [{ id, key: best.key }];
  });
}
