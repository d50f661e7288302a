import type { Interest } from '@spark/contract';
import { notFound, sayLocale, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { pictureView, type PictureRow } from '../media/index.ts';
import { chooseInterests } from './choose-interests.ts';
import {
  loadUserInterests,
  selectInterests,
  selectOtherNames,
  type CountedPosts,
} from './interests.queries.ts';

/** Answers the calls about interests. */
export function interestHandlers(
  { db }: Pick<Services, 'db'>,
  isCounted: CountedPosts,
): Handlers<'listInterests' | 'listInterestNames' | 'getInterest' | 'setMyInterests'> {
  return {
    listInterests: async ({ request, setHeader }) => {
      const locale = sayLocale(request, setHeader);
      return { items: (await selectInterests(db, isCounted, locale).execute()).map(interestView) };
    },
    listInterestNames: async ({ request, setHeader }) => ({
      items: await selectOtherNames(db, sayLocale(request, setHeader)),
    }),
    getInterest: async ({ params, request, setHeader }) => {
      const locale = sayLocale(request, setHeader);
      const row = await selectInterests(db, isCounted, locale)
        .where('slug', '=', params.slug)
        .executeTakeFirst();
      if (row === undefined) throw notFound('interest');
      return interestView(row);
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
  post_count: number | null;
}

function interestView(row: InterestRow): Interest {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    postCount: row.post_count ?? 0,
    picture: row.picture === null ? null : pictureView(row.picture),
  };
}
