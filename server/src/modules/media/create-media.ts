import type { MediaState } from '@spark/contract';
import { newId, type DB, type Db } from '../../platform/db/index.ts';
import type { KeptPicture } from './keep-files.ts';

/** What is recorded of a picture beside its looks. */
export interface MediaFacts {
  id?: string;
  ownerId: string | null;
  purpose: DB['media']['purpose'];
  state?: MediaState;
  originalKey?: string;
  /** Whether it is put into its place right away; the rest is swept after two days. */
  isAttached: boolean;
  now: Date;
}

/** Records a kept picture and returns its id. */
export async function createMedia(db: Db, picture: KeptPicture, facts: MediaFacts): Promise<string> {
  const id = facts.id ?? newId();
  await db
    .insertInto('media')
    .values({
      id,
      owner_id: facts.ownerId,
      purpose: facts.purpose,
      state: facts.state ?? 'ready',
      original_key: facts.originalKey ?? null,
      attached_at: facts.isAttached ? facts.now : null,
      created_at: facts.now,
      ...looksOf(picture),
    })
    .execute();
  return id;
}

/** The columns that tell how a picture looks. */
export function looksOf(picture: KeptPicture) {
  return {
    content_hash: picture.contentHash,
    width: picture.width,
    height: picture.height,
    thumbhash: picture.thumbhash,
    color: picture.color,
    variants: JSON.stringify(picture.variants),
  };
}
