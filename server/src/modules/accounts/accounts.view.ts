import type { Author, InterestRef } from '@spark/contract';
import type { DB } from '../../platform/db/index.ts';
import { pictureView, type PictureRow } from '../media/index.ts';

/** What a person's name on a card is made from. */
export interface AuthorRow {
  id: string;
  handle: string;
  name: string;
  avatar: PictureRow | null;
  badges: DB['badges']['kind'][];
  enthusiast_in: InterestRef[];
}

/** A person as the contract names one. */
export function authorView(row: AuthorRow): Author {
  return {
    id: row.id,
    handle: row.handle,
    name: row.name,
    avatar: row.avatar === null ? null : pictureView(row.avatar),
    enthusiast: row.badges.includes('enthusiast'),
    badges: row.badges,
    enthusiastIn: row.enthusiast_in,
  };
}
