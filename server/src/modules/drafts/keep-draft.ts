import { sql } from 'kysely';
import { limits, type DraftContent } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';
import { notFound, ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { lockAccount } from '../accounts/index.ts';
import { keepDraftPhotos } from './draft-parts.ts';
import { countDrafts } from './drafts.queries.ts';

/** A draft as its author wants it kept. */
export interface KeptDraft {
  id: string;
  authorId: string;
  /** The revision that was changed; `null` for a new draft, and for one that is brought back. */
  basedOn: number | null;
  content: DraftContent;
  now: Date;
}

/**
 * Keeps what somebody wrote so far. The same words sent again change nothing; other words on top of a revision that is
 * no longer the last throw `conflict`, so that one device never writes over what another one wrote. Throws `not_found`
 * for changes of a draft that is gone.
 */
export async function keepDraft(trx: Trx, draft: KeptDraft): Promise<void> {
  // Drafts that begin at the same moment are counted one after the other.
  if (draft.basedOn === null) await lockAccount(trx, draft.authorId);
  const known = await lockDraft(trx, draft);
  if (known?.published_at) throw published();
  if (known === undefined || known.discarded_at !== null) await begin(trx, draft);
  else if (known.revision === draft.basedOn) await change(trx, draft);
  else if (known.is_same) return;
  else {
    throw new ProblemError(
      'conflict',
      say`This draft was changed on another device meanwhile. Look at both and choose which one to keep.`,
    );
  }
  await keepDraftPhotos(trx, draft);
}

async function lockDraft(trx: Trx, { id, authorId, content }: KeptDraft) {
  return trx
    .selectFrom('drafts')
    .select([
      'revision',
      'published_at',
      'discarded_at',
      sql<boolean>`content = ${asJson(content)}::jsonb`.as('is_same'),
    ])
    .where('id', '=', id)
    .where('author_id', '=', authorId)
    .forUpdate()
    .executeTakeFirst();
}

async function begin(trx: Trx, draft: KeptDraft): Promise<void> {
  const { id, authorId, basedOn, content, now } = draft;
  // Thrown away on another device: whoever still writes it begins it anew.
  if (basedOn !== null) throw notFound('draft');
  if ((await countDrafts(trx, authorId)) >= limits.maxDrafts) {
    throw new ProblemError(
      'conflict',
      say`You have ${limits.maxDrafts} drafts already. Publish one or throw one away, then this one can be kept.`,
    );
  }
  const begun = await trx
    .insertInto('drafts')
    .values({ id, author_id: authorId, content: asJson(content), created_at: now, updated_at: now })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((query) => ({
          content: asJson(content),
          revision: query('drafts.revision', '+', 1),
          discarded_at: null,
          updated_at: now,
        }))
        .where('drafts.author_id', '=', authorId)
        .where('drafts.published_at', 'is', null),
    )
    .executeTakeFirst();
  if (begun.numInsertedOrUpdatedRows !== 0n) return;
  // It became a post at this moment, before it was ever kept.
  if ((await lockDraft(trx, draft)) !== undefined) throw published();
  // The id is somebody else's, which is nobody's business.
  throw new ProblemError('conflict', say`This draft cannot be kept under its id. Keep it under a new one.`);
}

function published(): ProblemError {
  return new ProblemError('conflict', say`This draft was published already. You find it among your posts.`);
}

async function change(trx: Trx, { id, content, now }: KeptDraft): Promise<void> {
  await trx
    .updateTable('drafts')
    .set((query) => ({
      content: asJson(content),
      revision: query('drafts.revision', '+', 1),
      updated_at: now,
    }))
    .where('id', '=', id)
    .execute();
}

function asJson(content: DraftContent): string {
  return JSON.stringify(content);
}
