import type { Post } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { mediaPath } from '../../media/index.ts';
import type { EnclosedPicture } from './channel.ts';

/** As wide as a page shows it. */
const wantedWidth = 1_080;

/** The photos of posts as JPEGs with their lengths, by post. */
export async function loadPictures(
  db: Db,
  posts: readonly Post[],
  publicUrl: string,
): Promise<Map<string, EnclosedPicture[]>> {
  const ids = posts.flatMap(({ media }) => media.map(({ id }) => id));
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('media').select(['id', 'variants']).where('id', 'in', ids).execute();
  const variants = new Map(rows.map((row) => [row.id, row.variants]));
  return new Map(
    posts.map((post) => [
      post.id,
      post.media.flatMap((photo) => {
        const jpegs = (variants.get(photo.id) ?? []).filter(({ format }) => format === 'jpeg');
        const chosen = jpegs.find(({ width }) => width >= wantedWidth) ?? jpegs.at(-1);
        if (chosen === undefined) return [];
        const { key, width, bytes } = chosen;
        const height = Math.round((photo.height / photo.width) * width);
        return [
          { url: publicUrl + mediaPath + key, type: 'image/jpeg', bytes, width, height, alt: photo.alt },
        ];
      }),
    ]),
  );
}
