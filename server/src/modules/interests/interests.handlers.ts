import type { Interest } from '@spark/contract';
import { notFound, sayLocale, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { pictureView, type PictureRow } from '../media/index.ts';
import { chooseInterests } from './choose-interests.ts';
import { loadUserInterests, selectInterests, selectOtherNames } from './interests.queries.ts';

/**
 * Gives a function that tells how many posts an interest has, as everybody sees them: handed in, since posts come later in
 * the order of knowledge.
 */
export type CountPosts = () => Promise<(interestId: string) => number>;

/** Answers the calls about interests. */
export function interestHandlers(
  { db }: Pick<Services, 'db'>,
  countPosts: CountPosts,
): Handlers<'listInterests' | 'listInterestNames' | 'getInterest' | 'setMyInterests'> {
  return {
    listInterests: async ({ request, setHeader }) => {
      const locale = sayLocale(request, setHeader);
      const [rows, postsOf] = await Promise.all([selectInterests(db, locale).execute(), countPosts()]);
      return { items: rows.map((row) => interestView(row, postsOf(row.id))) };
    },
    listInterestNames: async ({ request, setHeader }) => ({
      items: await selectOtherNames(db, sayLocale(request, setHeader)),
    }),
    getInterest: async ({ params, request, setHeader }) => {
      const locale = sayLocale(request, setHeader);
      const row = await selectInterests(db, locale).where('slug', '=', params.slug).executeTakeFirst();
      if (row === undefined) throw notFound('interest');
      const postsOf = await countPosts();
      return interestView(row, postsOf(row.id));
    },
    setMyInterests: async ({ body, viewer, now, request, setHeader }) => {
      await db
        .transaction()
        .execute((trx) => chooseInterests(trx, { userId: viewer.userId, slugs: body.slugs, now }));
      const chosen = await loadUserInterests(db, viewer.userId, sayLocale(request, setHeader));
      return { items: chosen.map(({ slug, name }) => ({ slug, name })) };
    },
  };
}

interface InterestRow {
  id: string;
  slug: string;
  name: string;
  kind: 'broad' | 'niche';
  picture: PictureRow | null;
}

function interestView(row: InterestRow, postCount: number): Interest {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    postCount,
    picture: row.picture === null ? null : pictureView(row.picture),
  };
}
