import type { List } from '@spark/contract';
import { authorView } from '../accounts/index.ts';
import { pictureView, remotePictureView } from '../media/index.ts';
import type { Reader } from '../relations/index.ts';
import type { CoverRow, ListRow } from './lists.queries.ts';

/** A list as the contract shows it. */
export function listView(row: ListRow, reader: Reader): List {
  return {
    id: row.id,
    owner: authorView(row.owner),
    title: row.title,
    description: row.description,
    isPublic: row.is_public,
    itemCount: row.item_count ?? 0,
    cover: row.cover.flatMap(coverView),
    // A private one keeps its address, and nobody is led there.
    theme: row.is_public ? row.theme : null,
    viewer: { own: reader?.userId === row.owner_id },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function coverView({ picture, link }: CoverRow) {
  if (picture !== null) return pictureView(picture);
  return link === null ? [] : remotePictureView(link);
}
