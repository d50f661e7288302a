import { open, stat, writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { invalid, ProblemError } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { isDiskFull } from '../../../platform/storage/index.ts';
import { storageFull } from '../explain-refusal.ts';
import { holdUploads } from '../media.queries.ts';
import { requireRoom } from '../receive-file.ts';
import type { FinishUpload, UploadServices } from './finish-upload.ts';
import { removeUpload } from './remove-upload.ts';
import { countUnfinished, deleteArrival, findArrival, insertArrival } from './uploads.queries.ts';

const keptMs = 24 * 3_600_000;
const maxUnfinished = 30;

/** The uploads of one person, as the protocol's library wants to see them: the bytes lie in the vault. */
export class UploadStore extends DataStore {
  readonly #services: UploadServices;
  readonly #ownerId: string;
  readonly #finish: FinishUpload;

  constructor(services: UploadServices, { ownerId, finish }: { ownerId: string; finish: FinishUpload }) {
    super();
    this.#services = services;
    this.#ownerId = ownerId;
    this.#finish = finish;
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
  }

  override getExpiration(): number {
    return keptMs;
  }

  override async create(upload: Upload): Promise<Upload> {
    const { db, vault } = this.#services;
    const { id, size = 0 } = upload;
    if (size === 0) throw invalid({ path: '/file', message: say`This file is empty. Choose another one.` });
    await requireRoom(this.#services, size);
    await db.transaction().execute(async (trx) => {
      await holdUploads(trx, this.#ownerId);
      if ((await countUnfinished(trx, this.#ownerId)) >= maxUnfinished) {
        throw new ProblemError(
          'rate_limited',
          say`Too many photos are on their way at once. Wait until some have arrived, or take some back.`,
          { headers: { 'retry-after': '60' } },
        );
      }
      await insertArrival(trx, { id, ownerId: this.#ownerId, size, now: new Date() });
    });
    await writeFile(vault.pathOf(id), '', { flag: 'wx', mode: 0o600 });
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const { db, vault } = this.#services;
    const arrival = await findArrival(db, { id, ownerId: this.#ownerId });
    if (arrival === undefined) throw ERRORS.FILE_NOT_FOUND;
    const facts = { id, size: arrival.size, creation_date: arrival.created_at.toISOString() };
    if (arrival.is_finished) return new Upload({ ...facts, offset: arrival.size });
    const file = await stat(vault.pathOf(id)).catch(() => null);
    if (file === null) throw ERRORS.FILE_NOT_FOUND;
    // All is there, but the end was interrupted, or somebody else is at it right now.
    if (file.size === arrival.size) await this.#finish({ id, ownerId: this.#ownerId });
    return new Upload({ ...facts, offset: file.size });
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const { db, vault } = this.#services;
    const arrival = await findArrival(db, { id, ownerId: this.#ownerId });
    if (arrival === undefined) throw ERRORS.FILE_NOT_FOUND;
    if (arrival.is_finished) return offset;
    try {
      return await append(vault.pathOf(id), stream, offset);
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      await deleteArrival(db, id);
      await vault.remove(id);
      throw storageFull(error);
    }
  }

  override async remove(id: string): Promise<void> {
    await removeUpload(this.#services, { id, ownerId: this.#ownerId });
  }
}

/** Writes what comes; what came before the connection broke stays, so that the upload goes on there. */
async function append(path: string, stream: Readable, offset: number): Promise<number> {
  const file = await open(path, 'r+');
  let position = offset;
  try {
    // What the library hands over are the chunks of a request.
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      // A disk that becomes full takes a part.
      for (let at = 0; at < chunk.length;) {
        const { bytesWritten } = await file.write(chunk, at, chunk.length - at, position);
        at += bytesWritten;
        position += bytesWritten;
      }
    }
    await file.datasync();
    return position;
  } finally {
    await file.close();
  }
}
