import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
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
    let missing: number;
    try {
      missing = await writeZip(db, { store, userId: asked.user_id, path, now });
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
    return { exportId, bytes, ...(missing === 0 ? {} : { missing }) };
  });
}

async function settle(
  trx: Trx,
  id: string,
  facts: { state: 'ready' | 'failed'; bytes?: number; ready_at?: Date; expires_at?: Date },
): Promise<void> {
  await trx.updateTable('data_exports').set(facts).where('id', '=', id).execute();
}

/** One thing after the other: no more than a piece of it is ever in memory. Returns how many photos had no file. */
async function writeZip(
  db: Db,
  { store, userId, path, now }: { store: MediaStore; userId: string; path: string; now: Date },
): Promise<number> {
  const { there, missing } = await findPhotos(db, store, userId);
  const zip = new ZipFile();
  const failed = new AbortController();
  const reading = new Set<Readable>();
  const add = (name: string, options: { compress?: boolean }, open: () => Readable) =>
    zip.addReadStreamLazy(name, options, (take) => {
      const stream = open();
      reading.add(stream.once('close', () => reading.delete(stream)));
      // The zip does not listen to what it reads, and an error nobody hears ends the process.
      take(
        null,
        stream.once('error', (error) => failed.abort(error)),
      );
    });
  zip.on('error', (error) => failed.abort(error));
  zip.addBuffer(Buffer.from(await writeGuide(db, { userId, missing, now })), 'READ ME.txt');
  for (const { file, read } of await listSections(db)) {
    add(`data/${file}`, {}, () => Readable.from(toJson(read(db, userId)), { objectMode: false }));
  }
  for (const { id, file } of there) {
    // Pictures are as small already as they get.
    add(`photos/${id}${extname(file)}`, { compress: false }, () => createReadStream(file));
  }
  zip.end();
  const { signal } = failed;
  try {
    await pipeline(zip.outputStream, createWriteStream(`${path}.part`, { mode: 0o600 }), { signal });
  } catch (error) {
    for (const stream of reading) stream.destroy();
    throw signal.aborted ? signal.reason : error;
  }
  await rename(`${path}.part`, path);
  return missing;
}

/** What is in the file, in the language of whom it is for. */
async function writeGuide(
  db: Db,
  { userId, missing, now }: { userId: string; missing: number; now: Date },
): Promise<string> {
  const { handle, locale } = await db
    .selectFrom('users')
    .select(['handle', 'locale'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  const sentences = exportGuide({ handle, missing, now });
  return sentences.map((sentence) => `${speak(letterLocale(locale), sentence)}\n`).join('\n');
}

/**
 * The file of each photo in its largest rendition, in the format every program reads, and how many have none: a photo that
 * was lost keeps nobody from the rest.
 */
async function findPhotos(
  db: Db,
  store: MediaStore,
  userId: string,
): Promise<{ there: { id: string; file: string }[]; missing: number }> {
  const photos = await db
    .selectFrom('media')
    .select(['id', 'variants'])
    .where('owner_id', '=', userId)
    .where('state', '=', 'ready')
    .execute();
  const there = [];
  let missing = 0;
  for (const { id, variants } of photos) {
    const [best] = variants.toSorted(
      (one, other) =>
        Number(other.format === 'jpeg') - Number(one.format === 'jpeg') || other.width - one.width,
    );
    if (best === undefined) continue;
    const file = join(store.folder, best.key);
    if (await isFile(file)) there.push({ id, file });
    else missing += 1;
  }
  return { there, missing };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
