import type { List } from '@spark/contract';
import { authorView, holdsOffice } from '../accounts/index.ts';
import { pictureView, remotePictureView } from '../media/index.ts';
import type { Reader } from '../relations/index.ts';
import type { CoverRow, ListRow } from './lists.queries.ts';

/** Who looks at lists, and whether they run the place. */
export type ListReader = (NonNullable<Reader> & { roles?: readonly string[] }) | null;

/** A list as the contract shows it. */
export function listView(row: ListRow, reader: ListReader): List {
  const own = reader?.userId === row.owner_id;
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
    // Between its owner and staff.
    isTakenOut: row.is_taken_out && (own || holdsOffice(reader?.roles ?? [])),
    viewer: { own },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function coverView({ picture, link }: CoverRow) {
  if (picture !== null) return pictureView(picture);
  return link === null ? [] : remotePictureView(link);
}
