import type { FastifyRequest } from 'fastify';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { limits } from '@spark/contract';
import { invalid, ProblemError } from '../../platform/http/index.ts';
import { hasRoomFor, isDiskFull, type MediaStore, type Vault } from '../../platform/storage/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { storageFull } from './explain-refusal.ts';

/** Throws `storage_full` when a photo of this size would not fit beside its renditions. */
export async function requireRoom(
  { store, vault }: { store: MediaStore; vault: Vault },
  bytes: number,
): Promise<void> {
  const hasRoom = await Promise.all([hasRoomFor(vault.folder, bytes), hasRoomFor(store.folder, bytes)]);
  if (hasRoom.includes(false)) throw storageFull();
}

/** Writes the file of a multipart upload into the vault as it comes in; whatever goes wrong leaves nothing behind. */
export async function receiveFile(request: FastifyRequest, vault: Vault, id: string): Promise<void> {
  if (!request.isMultipart()) {
    throw new ProblemError(
      'unsupported_media',
      say`Send the photo as multipart/form-data in the field "file".`,
    );
  }
  const part = await request.file().catch(explain);
  if (part === undefined || part.fieldname !== 'file') {
    part?.file.resume();
    throw noPhoto();
  }
  try {
    await pipeline(part.file, createWriteStream(vault.pathOf(id), { flags: 'wx', mode: 0o600 }));
    if (part.file.truncated) throw tooLarge();
  } catch (error) {
    await vault.remove(id);
    explain(error);
  }
}

function noPhoto(): ProblemError {
  return invalid({ path: '/file', message: say`The photo is missing: send it in the field "file".` });
}

/** A file beyond the limit. */
export function tooLarge(): ProblemError {
  const megabytes = limits.uploadBytes / 1024 / 1024;
  return new ProblemError(
    'too_large',
    say`This file has more than ${megabytes} MB. Save the photo smaller and choose it again.`,
  );
}

// What the multipart reader refuses by its limits carries a status; all else it meets is a body that makes no sense.
function explain(error: unknown): never {
  if (isDiskFull(error)) throw storageFull(error);
  if (error instanceof ProblemError) throw error;
  // A text where the photo belongs is refused as one part too many, which says nothing about its size.
  if (error instanceof Error && 'code' in error && error.code === 'FST_FIELDS_LIMIT') throw noPhoto();
  if (error instanceof Error && 'statusCode' in error) throw error;
  if (error instanceof Error && 'syscall' in error) throw error;
  throw new ProblemError(
    'malformed_request',
    say`The upload broke off, or is not written as multipart/form-data.`,
    { cause: error },
  );
}
