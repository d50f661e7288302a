import type { PostRevision } from '@spark/contract';

export type { DraftContent, PhotoEdit } from '@spark/contract';

/** One stored rendition of a picture, as kept in `media.variants`; `key` is its name in the media store. */
export interface StoredVariant {
  key: string;
  width: number;
  format: 'avif' | 'webp' | 'jpeg';
  bytes: number;
}

/** What a post said until a change, as kept in `post_revisions.content`. */
export type RevisionContent = Omit<PostRevision, 'until'>;
