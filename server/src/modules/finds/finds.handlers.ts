import { notFound, readPageRequest, toPage, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { holdsOffice } from '../accounts/index.ts';
import { missingList } from '../lists/index.ts';
import { allowTheme, publishTheme, withdrawTheme } from './publish-theme.ts';
import { readFinds } from './read-finds.ts';
import { findTheme, findThemeOf, selectThemesPage, wasTheme, type ThemeRow } from './themes.queries.ts';
import { themeView } from './themes.view.ts';

type Calls = 'listFinds' | 'listThemes' | 'getTheme' | 'publishTheme' | 'withdrawTheme';

const scope = 'themes';
const position = (row: ThemeRow) => ({ at: row.updated_at, id: row.id });

/** Answers the calls about Finds and the themes in it. */
export function findsHandlers({ db, cursors }: Pick<Services, 'db' | 'cursors'>): Handlers<Calls> {
  return {
    listFinds: ({ query, viewer, now }) => readFinds({ db, cursors }, query, { viewer, now }),
    listThemes: async ({ query, viewer }) => {
      const page = readPageRequest(cursors, scope, query);
      const rows = await selectThemesPage(db, { page, reader: viewer });
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) =>
        shown.map((row) => themeView(row, viewer)),
      );
    },
    getTheme: async ({ params, viewer }) => {
      const row = await findTheme(db, params.slug, viewer);
      if (row === undefined) throw notFound('theme', { wasHere: await wasTheme(db, params.slug) });
      return themeView(row, viewer);
    },
    publishTheme: ({ params, viewer, now }) =>
      db.transaction().execute(async (trx) => {
        const isAllowed = holdsOffice(viewer.roles) && (await allowTheme(trx, params.id));
        if (!isAllowed) await publishTheme(trx, { listId: params.id, ownerId: viewer.userId, now });
        const row = await findThemeOf(trx, params.id, viewer);
        if (row === undefined) throw await missingList(trx, params.id);
        return themeView(row, viewer);
      }),
    withdrawTheme: async ({ params, viewer, now }) => {
      const list = { listId: params.id, ownerId: viewer.userId, isStaff: holdsOffice(viewer.roles), now };
      await db.transaction().execute((trx) => withdrawTheme(trx, list));
      return undefined;
    },
  };
}
